/*
 * Approach: a mutex guards the numbers of those who wait; who completes a group, or ends one, calls the next.
 * Right because: the numbers change under the mutex alone, and a group is called as a whole or not at all.
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore mutex = new Semaphore(1);
  private int clerks; // guarded by mutex, as are the next two
  private int managers;
  private int turning;
  private final Semaphore clerkTurns = new Semaphore(0);
  private final Semaphore managerTurns = new Semaphore(0);

  public void clerk(Runnable turn) {
    come(1, 0);
    clerkTurns.acquireUninterruptibly();
    turn(turn);
  }

  public void manager(Runnable turn) {
    come(0, 1);
    managerTurns.acquireUninterruptibly();
    turn(turn);
  }

  private void come(int moreClerks, int moreManagers) {
    mutex.acquireUninterruptibly();
    clerks += moreClerks;
    managers += moreManagers;
    callNextGroup();
    mutex.release();
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      mutex.acquireUninterruptibly();
      turning--;
      callNextGroup();
      mutex.release();
    }
  }

  private void callNextGroup() {
    if (turning == 0 && clerks >= 2 && managers >= 1) {
      clerks -= 2;
      managers--;
      turning = 3;
      clerkTurns.release(2);
      managerTurns.release();
    }
  }
}
