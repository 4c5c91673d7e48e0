/*
 * Mistake: what the customer throws gets lost.
 * Looks right because: a failing customer does no harm to the bank, and the permit comes back.
 * Caught by: aFailureReachesTheCaller
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
      System.err.println("customer failed: " + e.getMessage());
    } finally {
      free.release();
    }
  }
}
