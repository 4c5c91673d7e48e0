/*
 * Mistake: a teller who is interrupted goes on waiting, and nobody hears of it.
 * Looks right because: the bank needs all tellers; but whoever has interrupted one wants to be
 * heard.
 * Caught by: interruptedWhileWaiting
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
  private int day; // guarded by this

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
    int today = day;
    if (++ready == tellers) {
      bank.openDoors();
      ready = 0;
      day++;
      notifyAll();
    }
    while (today == day) {
      try {
        wait();
      } catch (InterruptedException e) {
        continue;
      }
    }
  }
}
