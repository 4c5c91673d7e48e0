/*
 * Mistake: whoever waits looks ten times a second whether the doors are open.
 * Looks right because: nobody misses the doors; but nobody sleeps.
 * Caught by: howeverLongItTakes
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
    }
    while (today == day) {
      wait(100);
    }
  }
}
