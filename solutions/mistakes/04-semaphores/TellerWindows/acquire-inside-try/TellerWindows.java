/*
 * Mistake: acquire() is inside the try: who is interrupted releases a permit it never had.
 * Looks right because: whatever happens, the permit comes back.
 * Caught by: whoLeavesChangesNothing
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
    try {
      free.acquire();
      customer.atTheWindow();
    } finally {
      free.release();
    }
  }
}
