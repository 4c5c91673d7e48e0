/*
 * Approach: the turn is an atomic number; whoever waits is parked, and listed under its leg.
 * Right because: the turn is looked at again after each entry in a list; all of a leg are woken, and those who leave strike themselves out.
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
    claim(leg);
    try {
      step.run();
    } finally {
      int next = (leg + 1) % waiting.size();
      turn.set(next);
      waiting.get(next).forEach(LockSupport::unpark);
    }
  }

  private void claim(int leg) throws InterruptedException {
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
  }
}
