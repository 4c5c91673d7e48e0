/*
 * Mistake: the permit does not come back after an error.
 * Looks right because: both ways out of the window seem to be covered.
 * Caught by: theWindowsAreFreeAgain
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
    try {
      customer.atTheWindow();
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
    free.release();
  }
}
