/*
 * Mistake: the last one opens the doors only if some window is ready, and else goes on waiting
 * for one.
 * Looks right because: a bank without a window cannot serve; but there is a next day.
 * Caught by: allMayFail
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
  private int failed; // guarded by this
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
    if (prepared) {
      ready++;
    } else {
      failed++;
    }
    if (ready + failed == tellers && ready > 0) {
      bank.openDoors();
      ready = 0;
      failed = 0;
      day++;
      notifyAll();
    }
    while (today == day) {
      wait();
    }
  }
}
