/*
 * Mistake: a turn that is handed to a runner who is just being interrupted is lost.
 * Looks right because: whoever is interrupted takes himself off the list.
 * Caught by: oneOfTwoIsInterrupted
 */
package workbook.semaphores;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

public class Relay {
  private static final int NOBODY = -1;

  private final List<Queue<CountDownLatch>> waiting =
      List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>()); // guarded by this
  private int turn; // guarded by this

  public void first(Runnable step) throws InterruptedException {
    run(0, step);
  }

  public void second(Runnable step) throws InterruptedException {
    run(1, step);
  }

  public void third(Runnable step) throws InterruptedException {
    run(2, step);
  }

  private void run(int leg, Runnable step) throws InterruptedException {
    CountDownLatch ticket = enter(leg);
    try {
      ticket.await();
    } catch (InterruptedException e) {
      synchronized (this) {
        waiting.get(leg).remove(ticket);
      }
      throw e;
    }
    try {
      step.run();
    } finally {
      handOver((leg + 1) % 3);
    }
  }

  private synchronized CountDownLatch enter(int leg) {
    CountDownLatch ticket = new CountDownLatch(1);
    if (turn == leg) {
      turn = NOBODY;
      ticket.countDown();
    } else {
      waiting.get(leg).add(ticket);
    }
    return ticket;
  }

  private synchronized void handOver(int leg) {
    CountDownLatch next = waiting.get(leg).poll();
    if (next == null) {
      turn = leg;
    } else {
      next.countDown();
    }
  }
}
