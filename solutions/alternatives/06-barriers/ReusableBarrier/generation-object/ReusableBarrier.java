/*
 * Approach: each round is an object with a state of its own and a condition of its own.
 * Right because: who waits holds on to his own round; what happens to later ones cannot reach him.
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class ReusableBarrier {
  private final int parties;
  private final Lock lock;
  private final Runnable action;
  private Round round;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    round = new Round(lock.newCondition());
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    try {
      Round mine = round;
      if (mine.state == State.BROKEN) {
        throw new BrokenBarrierException();
      }
      mine.arrived++;
      if (mine.arrived == parties) {
        runActionOf(mine);
        return;
      }
      while (mine.state == State.OPEN) {
        try {
          mine.over.await();
        } catch (InterruptedException e) {
          if (mine.state == State.COMPLETE) {
            Thread.currentThread().interrupt();
            return;
          }
          mine.end(State.BROKEN);
          throw e;
        }
      }
      if (mine.state == State.BROKEN) {
        throw new BrokenBarrierException();
      }
    } finally {
      lock.unlock();
    }
  }

  private void runActionOf(Round mine) {
    boolean done = false;
    try {
      action.run();
      done = true;
    } finally {
      if (done) {
        round = new Round(lock.newCondition());
      }
      mine.end(done ? State.COMPLETE : State.BROKEN);
    }
  }

  private enum State {
    OPEN,
    COMPLETE,
    BROKEN
  }

  private static final class Round {
    private final Condition over;
    private int arrived;
    private State state = State.OPEN;

    Round(Condition over) {
      this.over = over;
    }

    void end(State how) {
      state = how;
      over.signalAll();
    }
  }
}
