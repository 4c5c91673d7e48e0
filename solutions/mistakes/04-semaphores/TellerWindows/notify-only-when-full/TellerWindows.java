/*
 * Mistake: only the one who leaves a full hall wakes somebody.
 * Looks right because: as long as a window is free, nobody can be waiting.
 * Caught by: everybodyIsServed
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
    boolean full = busy == windows;
    busy--;
    if (full) {
      notify();
    }
  }
}
