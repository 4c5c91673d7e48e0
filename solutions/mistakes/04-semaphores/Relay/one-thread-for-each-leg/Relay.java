/*
 * Mistake: only one of those who wait for a leg is known: the others are never woken.
 * Looks right because: each leg has one runner.
 * Caught by: tenRounds, oneOfTwoIsInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

public class Relay {
  private static final int NOBODY = -1;

  private final AtomicReferenceArray<Thread> runners = new AtomicReferenceArray<>(3);
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
    runners.set(leg, Thread.currentThread());
    while (!turn.compareAndSet(leg, NOBODY)) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    try {
      step.run();
    } finally {
      int next = (leg + 1) % 3;
      turn.set(next);
      LockSupport.unpark(runners.get(next));
    }
  }
}
