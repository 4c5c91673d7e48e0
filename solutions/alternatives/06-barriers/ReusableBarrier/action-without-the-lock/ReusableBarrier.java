/*
 * Approach: each round is an object, and the action runs without the lock,
 * while the round is closed to interrupts.
 * Right because: once all are there nobody can break the round but the action, and all wait for its
 * end, however often they are interrupted.
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class ReusableBarrier {
  private enum State {
    GATHERING,
    OPENING,
    OPEN,
    BROKEN
  }

  private static final class Meeting {
    private State state = State.GATHERING;
    private int arrived;
  }

  private final int parties;
  private final Lock lock;
  private final Condition changed;
  private final Runnable action;
  private Meeting meeting = new Meeting();

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    changed = lock.newCondition();
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    Meeting mine;
    lock.lock();
    try {
      mine = meeting;
      if (mine.state == State.BROKEN) {
        throw new BrokenBarrierException();
      }
      mine.arrived++;
      if (mine.arrived < parties) {
        waitIn(mine);
        return;
      }
      mine.state = State.OPENING;
    } finally {
      lock.unlock();
    }
    runActionOf(mine);
  }

  private void waitIn(Meeting mine) throws InterruptedException, BrokenBarrierException {
    try {
      while (mine.state == State.GATHERING) {
        changed.await();
      }
    } catch (InterruptedException e) {
      if (mine.state == State.GATHERING) {
        end(mine, State.BROKEN);
        throw e;
      }
      Thread.currentThread().interrupt();
    }
    while (mine.state == State.OPENING) {
      changed.awaitUninterruptibly();
    }
    if (mine.state == State.BROKEN) {
      throw new BrokenBarrierException();
    }
  }

  private void runActionOf(Meeting mine) {
    State how = State.BROKEN;
    try {
      action.run();
      how = State.OPEN;
    } finally {
      lock.lock();
      try {
        end(mine, how);
      } finally {
        lock.unlock();
      }
    }
  }

  private void end(Meeting which, State how) {
    which.state = how;
    if (how == State.OPEN) {
      meeting = new Meeting();
    }
    changed.signalAll();
  }
}
