/*
 * Approach: a synchronizer of its own for each leg: its state says whether the baton is there.
 * Right because: the baton is taken in one step, and those who wait for it wait in a queue of their leg.
 */
package workbook.semaphores;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

public class Relay {
  @SuppressWarnings("serial") // nobody writes a relay to a file
  private static final class Baton extends AbstractQueuedSynchronizer {
    Baton(int batons) {
      setState(batons);
    }

    @Override
    protected boolean tryAcquire(int batons) {
      return compareAndSetState(batons, 0);
    }

    @Override
    protected boolean tryRelease(int batons) {
      setState(batons);
      return true;
    }
  }

  private final Baton firstLeg = new Baton(1);
  private final Baton secondLeg = new Baton(0);
  private final Baton thirdLeg = new Baton(0);

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Baton leg, Runnable step, Baton next) throws InterruptedException {
    leg.acquireInterruptibly(1);
    try {
      step.run();
    } finally {
      next.release(1);
    }
  }
}
