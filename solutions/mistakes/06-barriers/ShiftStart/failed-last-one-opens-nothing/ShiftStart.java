/*
 * Mistake: the last one opens the doors only if the own window is ready.
 * Looks right because: whose window stays closed has no business at the doors; but then nobody
 * opens them.
 * Caught by: aFailureInEveryOrder
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
    boolean prepared = false;
    try {
      bank.prepare();
      prepared = true;
    } finally {
      meet(prepared);
    }
    bank.serve();
  }

  private synchronized void meet(boolean prepared) throws InterruptedException {
    int today = day;
    if (++ready == tellers) {
      if (prepared) {
        bank.openDoors();
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
