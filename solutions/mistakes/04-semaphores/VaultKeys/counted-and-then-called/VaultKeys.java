/*
 * Mistake: between the look at the numbers and the call, another one calls the same group.
 * Looks right because: each number is an atomic, so none of them is ever wrong.
 * Caught by: twoGroupsInEveryOrder
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

public class VaultKeys {
  private final AtomicInteger clerks = new AtomicInteger();
  private final AtomicInteger managers = new AtomicInteger();
  private final AtomicInteger turning = new AtomicInteger();
  private final Semaphore clerkTurns = new Semaphore(0);
  private final Semaphore managerTurns = new Semaphore(0);

  public void clerk(Runnable turn) {
    clerks.incrementAndGet();
    callNextGroup();
    clerkTurns.acquireUninterruptibly();
    turn(turn);
  }

  public void manager(Runnable turn) {
    managers.incrementAndGet();
    callNextGroup();
    managerTurns.acquireUninterruptibly();
    turn(turn);
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      turning.decrementAndGet();
      callNextGroup();
    }
  }

  private void callNextGroup() {
    if (turning.get() == 0 && clerks.get() >= 2 && managers.get() >= 1) {
      clerks.addAndGet(-2);
      managers.decrementAndGet();
      turning.set(3);
      clerkTurns.release(2);
      managerTurns.release();
    }
  }
}
