/*
 * Mistake: the semaphore is static, so that the halls share their windows.
 * Looks right because: there is one bank, and a semaphore has to be shared by all threads.
 * Caught by: eachHallHasItsOwn
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private static Semaphore free;

  public TellerWindows(int windows) {
    if (free == null) {
      free = new Semaphore(windows);
    }
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
