/*
 * Mistake: the turn can come between the look at it and the wait.
 * Looks right because: the turn is taken in one step, and wait() is called inside the monitor.
 * Caught by: twoForTheFirstLeg
 */
package workbook.semaphores;

import java.util.concurrent.atomic.AtomicInteger;

public class Relay {
  private static final int RUNNING = 0;

  private final AtomicInteger turn = new AtomicInteger(1);

  public void first(Runnable step) throws InterruptedException {
    run(1, step, 2);
  }

  public void second(Runnable step) throws InterruptedException {
    run(2, step, 3);
  }

  public void third(Runnable step) throws InterruptedException {
    run(3, step, 1);
  }

  private void run(int leg, Runnable step, int next) throws InterruptedException {
    while (!turn.compareAndSet(leg, RUNNING)) {
      synchronized (this) {
        wait();
      }
    }
    try {
      step.run();
    } finally {
      turn.set(next);
      synchronized (this) {
        notifyAll();
      }
    }
  }
}
