/*
 * Mistake: the next runner is woken before the turn is set, and may go back to sleep for good.
 * Looks right because: the turn is set, and everybody who waits for it is woken.
 * Caught by: twoForTheFirstLeg
 */
package workbook.semaphores;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public class Relay {
  private static final int NOBODY = -1;

  private final Map<Integer, Set<Thread>> waiting =
      Map.of(
          0, ConcurrentHashMap.newKeySet(),
          1, ConcurrentHashMap.newKeySet(),
          2, ConcurrentHashMap.newKeySet());
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
    try {
      while (!turn.compareAndSet(leg, NOBODY)) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      waiting.get(leg).remove(Thread.currentThread());
    }
    try {
      step.run();
    } finally {
      int next = (leg + 1) % 3;
      waiting.get(next).forEach(LockSupport::unpark);
      turn.set(next);
    }
  }
}
