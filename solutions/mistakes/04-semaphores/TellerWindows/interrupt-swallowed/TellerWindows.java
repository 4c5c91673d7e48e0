/*
 * Mistake: who is interrupted while waiting is served without a window.
 * Looks right because: the flag is set again, as one should.
 * Caught by: whoWaitsCanBeInterrupted
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      customer.atTheWindow();
    } finally {
      free.release();
    }
  }
}
