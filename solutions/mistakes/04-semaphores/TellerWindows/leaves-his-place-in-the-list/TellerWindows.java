/*
 * Mistake: the next window goes to a customer who has left long ago.
 * Looks right because: the interrupt has ended the wait, and nothing was taken.
 * Caught by: anInterruptAtAnyMoment, whoLeavesChangesNothing
 */
package workbook.semaphores;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Queue<Semaphore> waiting = new ArrayDeque<>();
  private int free;

  public TellerWindows(int windows) {
    free = windows;
  }

  public void serve(Customer customer) throws InterruptedException {
    enter();
    try {
      customer.atTheWindow();
    } finally {
      leave();
    }
  }

  private void enter() throws InterruptedException {
    Semaphore turn = new Semaphore(0);
    synchronized (waiting) {
      if (free > 0) {
        free--;
        return;
      }
      waiting.add(turn);
    }
    turn.acquire();
  }

  private void leave() {
    synchronized (waiting) {
      Semaphore next = waiting.poll();
      if (next == null) {
        free++;
      } else {
        next.release();
      }
    }
  }
}
