/*
 * Mistake: those who wait are woken only when the last customer has left.
 * Looks right because: notifyAll() wakes everybody, and each looks again.
 * Caught by: oneFreeWindowIsEnough
 */
package workbook.semaphores;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final int windows;
  private int busy;

  public TellerWindows(int windows) {
    this.windows = windows;
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
    while (busy == windows) {
      wait();
    }
    busy++;
  }

  private synchronized void leave() {
    busy--;
    if (busy == 0) {
      notifyAll();
    }
  }
}
