/*
 * Mistake: the doors are open or not, and the last one to come by closes them for the next day.
 * Looks right because: everybody has seen them open; but a quick one is back before that.
 * Caught by: twoDaysInEveryOrder
 */
package workbook.barriers;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private final Bank bank;
  private final int tellers;
  private int ready; // guarded by this
  private int gone; // guarded by this
  private boolean open; // guarded by this

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    try {
      bank.prepare();
    } finally {
      meet();
    }
    bank.serve();
  }

  private synchronized void meet() throws InterruptedException {
    if (++ready == tellers) {
      bank.openDoors();
      open = true;
      notifyAll();
    }
    while (!open) {
      wait();
    }
    if (++gone == tellers) {
      ready = 0;
      gone = 0;
      open = false;
    }
  }
}
