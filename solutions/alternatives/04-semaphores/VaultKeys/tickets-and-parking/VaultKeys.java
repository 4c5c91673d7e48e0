/*
 * Approach: numbers in one immutable state that is swapped as a whole; whoever waits is parked until its ticket is called.
 * Right because: a swap calls a group or ends a turn; clerk n is in group n / 2, manager n in group n, and group n turns when n groups have turned and its three are there.
 */
package workbook.semaphores;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

public class VaultKeys {
  private record State(long clerks, long managers, long called, int turning) {
    State callNextGroup() {
      boolean complete = clerks >= 2 * (called + 1) && managers > called;
      return turning == 0 && complete ? new State(clerks, managers, called + 1, 3) : this;
    }
  }

  private final AtomicReference<State> state = new AtomicReference<>(new State(0, 0, 0, 0));
  private final Queue<Thread> parked = new ConcurrentLinkedQueue<>();

  public void clerk(Runnable turn) {
    State before = change(s -> new State(s.clerks + 1, s.managers, s.called, s.turning));
    turn(before.clerks / 2, turn);
  }

  public void manager(Runnable turn) {
    State before = change(s -> new State(s.clerks, s.managers + 1, s.called, s.turning));
    turn(before.managers, turn);
  }

  private State change(UnaryOperator<State> step) {
    State before = state.getAndUpdate(s -> step.apply(s).callNextGroup());
    for (Thread thread : parked) {
      LockSupport.unpark(thread);
    }
    return before;
  }

  private void turn(long group, Runnable turn) {
    boolean interrupted = false;
    parked.add(Thread.currentThread());
    while (state.get().called <= group) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    parked.remove(Thread.currentThread());
    try {
      turn.run();
    } finally {
      change(s -> new State(s.clerks, s.managers, s.called, s.turning - 1));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
