/*
 * Mistake: the last one opens the doors, looks for an interrupt, and tells the others after
 * that.
 * Looks right because: whoever is interrupted has to leave; but the others wait for the word.
 * Caught by: doorsThatInterrupt
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
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      ready = 0;
      day++;
      notifyAll();
    }
    while (today == day) {
      wait();
    }
  }
}
