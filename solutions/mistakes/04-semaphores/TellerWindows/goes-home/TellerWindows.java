/*
 * Mistake: a customer who finds no free window goes home.
 * Looks right because: there are never too many at the windows, and nobody blocks.
 * Caught by: whoWaitsIsServedLater
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
    if (free.tryAcquire()) {
      try {
        customer.atTheWindow();
      } finally {
        free.release();
      }
    }
  }
}
