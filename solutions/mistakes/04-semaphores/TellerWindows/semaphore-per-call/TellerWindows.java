/*
 * Mistake: each call makes a semaphore of its own.
 * Looks right because: the semaphore has the right number of permits.
 * Caught by: theFourthWaits
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final int windows;

  public TellerWindows(int windows) {
    this.windows = windows;
  }

  public void serve(Customer customer) throws InterruptedException {
    Semaphore free = new Semaphore(windows);
    free.acquire();
    try {
      customer.atTheWindow();
    } finally {
      free.release();
    }
  }
}
