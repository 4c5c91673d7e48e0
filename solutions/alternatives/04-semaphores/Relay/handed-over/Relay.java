/*
 * Approach: the turn is handed to the longest waiter of the next leg, through a latch of its own.
 * Right because: whoever is interrupted and no longer on the list has got the turn in the meantime, and runs; the flag stays set.
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
      if (leaves(leg, ticket)) {
        throw e;
      }
      Thread.currentThread().interrupt();
    }
    try {
      step.run();
    } finally {
      handOver((leg + 1) % waiting.size());
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

  private synchronized boolean leaves(int leg, CountDownLatch ticket) {
    return waiting.get(leg).remove(ticket);
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
