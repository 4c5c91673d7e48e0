/*
 * Mistake: the turn is told to a runner who has left long ago.
 * Looks right because: the interrupt has ended the wait, and nothing was taken.
 * Caught by: whoWaitsForTheFirstLegCanBeInterrupted, oneOfTwoIsInterrupted, whoWaitsForTheThirdLegCanBeInterrupted
 */
package workbook.semaphores;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public class Relay {
  private static final int NOBODY = -1;

  private final List<Queue<Thread>> waiting =
      List.of(
          new ConcurrentLinkedQueue<>(),
          new ConcurrentLinkedQueue<>(),
          new ConcurrentLinkedQueue<>());
  private final AtomicInteger turn = new AtomicInteger();

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
    waiting.get(leg).add(Thread.currentThread());
    while (waiting.get(leg).peek() != Thread.currentThread() || !turn.compareAndSet(leg, NOBODY)) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    waiting.get(leg).remove();
    try {
      step.run();
    } finally {
      int next = (leg + 1) % 3;
      turn.set(next);
      LockSupport.unpark(waiting.get(next).peek());
    }
  }
}
