/*
 * Mistake: the permit goes back before the customer is served.
 * Looks right because: acquire() and release() come in pairs, and the lock is held only briefly.
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
    free = new Semaphore(windows);
  }

  public void serve(Customer customer) throws InterruptedException {
    free.acquire();
    free.release();
    customer.atTheWindow();
  }
}
