/*
 * Mistake: whoever is woken goes on without a look at the day.
 * Looks right because: only the last one wakes anybody.
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
    if (today == day) {
      wait();
    }
  }
}
