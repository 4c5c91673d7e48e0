/*
 * Mistake: who has waited for a second is served without a window.
 * Looks right because: nobody blocks for ever, and only a permit that was taken is given back.
 * Caught by: waitingForLongMakesNoWindow
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Semaphore free;

  public TellerWindows(int windows) {
    free = new Semaphore(windows);
  }

  public void serve(Customer customer) throws InterruptedException {
    boolean taken = free.tryAcquire(1, TimeUnit.SECONDS);
    try {
      customer.atTheWindow();
    } finally {
      if (taken) {
        free.release();
      }
    }
  }
}
