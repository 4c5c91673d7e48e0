/*
 * Mistake: a teller who comes interrupted leaves before being counted.
 * Looks right because: there is nothing to be done for somebody who leaves; but the others wait.
 * Caught by: anInterruptAtAnyMoment, whoeverComesInterrupted
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
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
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
