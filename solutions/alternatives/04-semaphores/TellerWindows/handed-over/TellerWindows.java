/*
 * Approach: a list of those who wait; whoever leaves hands the window to the first of them.
 * Right because: a customer who is interrupted with the window already in his hands passes it on.
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
      boolean handedOver;
      synchronized (waiting) {
        handedOver = !waiting.remove(turn);
      }
      if (handedOver) {
        leave();
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
