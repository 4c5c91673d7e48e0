/*
 * Mistake: whoever waits asks again and again whether the doors are open.
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
  private volatile int day;

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
  }

  public void work() {
    try {
      bank.prepare();
    } finally {
      meet();
    }
    bank.serve();
  }

  private void meet() {
    int today;
    synchronized (this) {
      today = day;
      if (++ready == tellers) {
        bank.openDoors();
        ready = 0;
        day = today + 1;
      }
    }
    while (today == day) {
      Thread.onSpinWait();
    }
  }
}
