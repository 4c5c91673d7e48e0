/*
 * Mistake: the runners of all legs wait in one queue, and only the one at its head is woken.
 * Looks right because: the turn is taken in one step, and each release lets somebody look again.
 * Caught by: oneOfTwoIsInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

public class Relay {
  private static final int NOBODY = -1;

  @SuppressWarnings("serial") // nobody writes a relay to a file
  private static final class Turn extends AbstractQueuedSynchronizer {
    @Override
    protected boolean tryAcquire(int leg) {
      return compareAndSetState(leg, NOBODY);
    }

    @Override
    protected boolean tryRelease(int next) {
      setState(next);
      return true;
    }
  }

  private final Turn turn = new Turn();

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
    turn.acquireInterruptibly(leg);
    try {
      step.run();
    } finally {
      turn.release((leg + 1) % 3);
    }
  }
}
