/*
 * Mistake: whoever waits asks again and again.
 * Looks right because: the order is right, and volatile makes the turn visible to all.
 * Caught by: aNewRoundWaitsForTheThirdLeg, theSecondWaitsForTheFirst, theThirdWaitsForTheSecond
 */
package workbook.semaphores;

import java.util.concurrent.atomic.AtomicInteger;

public class Relay {
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
    while (!turn.compareAndSet(leg, 0)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Thread.onSpinWait();
    }
    try {
      step.run();
    } finally {
      turn.set(next);
    }
  }
}
