/*
 * Mistake: a woken customer goes in without a second look at the number of free windows.
 * Looks right because: notify() wakes one customer for each window that is free.
 * Caught by: neverMoreThanOne
 */
package workbook.semaphores;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private int free;

  public TellerWindows(int windows) {
    free = windows;
  }

  public void serve(Customer customer) throws InterruptedException {
    enter();
    try {
      customer.atTheWindow();
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws InterruptedException {
    if (free <= 0) {
      wait();
    }
    free--;
  }

  private synchronized void leave() {
    free++;
    notify();
  }
}
