/*
 * Mistake: whoever waits looks again every millisecond.
 * Looks right because: it sleeps, and burns no processor time.
 * Caught by: aNewRoundWaitsForTheThirdLeg, theSecondWaitsForTheFirst, theThirdWaitsForTheSecond
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
      Thread.sleep(1);
    }
    try {
      step.run();
    } finally {
      turn.set(next);
    }
  }
}
