/*
 * Mistake: the whole day of a teller holds the lock, but for the waiting.
 * Looks right because: the counter is guarded, and wait() gives the lock back.
 * Caught by: theyPrepareAndServeAtTheSameTime
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
  private int ready;
  private int day;

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
  }

  public synchronized void work() throws InterruptedException {
    try {
      bank.prepare();
    } finally {
      int today = day;
      if (++ready == tellers) {
        ready = 0;
        day++;
        bank.openDoors();
        notifyAll();
      }
      while (today == day) {
        wait();
      }
    }
    bank.serve();
  }
}
