/*
 * Mistake: one permit too few.
 * Looks right because: nobody is ever turned away wrongly, and the count never gets too high.
 * Caught by: threeAreServedAtTheSameTime
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Semaphore free;

  public TellerWindows(int windows) {
    free = new Semaphore(windows - 1);
  }

  public void serve(Customer customer) throws InterruptedException {
    free.acquire();
    try {
      customer.atTheWindow();
    } finally {
      free.release();
    }
  }
}
