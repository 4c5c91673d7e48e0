/*
 * Approach: a fair semaphore, which serves in the order of arrival.
 * Right because: it counts like any other semaphore; only who is next is settled.
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Semaphore free;

  public TellerWindows(int windows) {
    free = new Semaphore(windows, true);
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
