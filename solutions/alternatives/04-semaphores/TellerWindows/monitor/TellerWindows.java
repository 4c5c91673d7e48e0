/*
 * Approach: a count of the free windows, guarded by synchronized, with wait and notify.
 * Right because: the count changes only under the monitor, and nobody is served under it.
 */
package workbook.semaphores;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private int free; // guarded by this

  public TellerWindows(int windows) {
    free = windows;
  }

  public void serve(Customer customer) throws InterruptedException {
    take();
    try {
      customer.atTheWindow();
    } finally {
      giveBack();
    }
  }

  private synchronized void take() throws InterruptedException {
    while (free == 0) {
      wait();
    }
    free--;
  }

  private synchronized void giveBack() {
    free++;
    notify();
  }
}
