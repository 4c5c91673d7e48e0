/*
 * Mistake: one permit too many.
 * Looks right because: it counts the windows from 0 to the last.
 * Caught by: theFourthWaits
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Semaphore free;

  public TellerWindows(int windows) {
    free = new Semaphore(windows + 1);
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
