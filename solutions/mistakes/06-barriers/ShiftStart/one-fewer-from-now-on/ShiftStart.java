/*
 * Mistake: a teller whose preparation fails is not waited for any more: there is one fewer.
 * Looks right because: the others do not wait in vain; but on the next day the teller is there
 * again.
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
  private int tellers;
  private int ready; // guarded by this
  private int day; // guarded by this

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    try {
      bank.prepare();
    } catch (RuntimeException | Error e) {
      failed();
      throw e;
    }
    meet();
    bank.serve();
  }

  private synchronized void failed() {
    tellers--;
    if (ready == tellers && ready > 0) {
      bank.openDoors();
      ready = 0;
      day++;
      notifyAll();
    }
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
      wait();
    }
  }
}
