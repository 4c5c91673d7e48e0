/*
 * Mistake: the last one wakes one of the others.
 * Looks right because: the one who is woken serves; but there are more of them.
 * Caught by: nobodyServesBeforeAllAreReady
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
      notify();
    }
    while (today == day) {
      wait();
    }
  }
}
