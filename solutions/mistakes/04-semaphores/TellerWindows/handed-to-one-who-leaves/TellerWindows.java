/*
 * Mistake: a window that is handed to a customer who is just being interrupted is lost.
 * Looks right because: whoever is interrupted takes himself off the list.
 * Caught by: anInterruptAtAnyMoment
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
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      synchronized (waiting) {
        waiting.remove(turn);
      }
      throw e;
    }
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
