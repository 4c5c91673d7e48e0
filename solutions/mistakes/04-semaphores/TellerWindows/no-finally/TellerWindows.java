/*
 * Mistake: the permit does not come back when the customer fails.
 * Looks right because: each acquire() has its release().
 * Caught by: theWindowsAreFreeAgain, aFailureIsInNobodysWay
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
    customer.atTheWindow();
    free.release();
  }
}
