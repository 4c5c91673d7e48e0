/*
 * Approach: a monitor that counts who waits and who may turn.
 * Right because: a group is called as a whole, and each member takes one of its places in a loop.
 */
package workbook.semaphores;

public class VaultKeys {
  // all guarded by this
  private int clerks;
  private int managers;
  private int clerksCalled;
  private int managersCalled;
  private int turning;

  public void clerk(Runnable turn) {
    synchronized (this) {
      clerks++;
      callNextGroup();
      boolean interrupted = false;
      while (clerksCalled == 0) {
        interrupted |= pause();
      }
      clerksCalled--;
      remember(interrupted);
    }
    turn(turn);
  }

  public void manager(Runnable turn) {
    synchronized (this) {
      managers++;
      callNextGroup();
      boolean interrupted = false;
      while (managersCalled == 0) {
        interrupted |= pause();
      }
      managersCalled--;
      remember(interrupted);
    }
    turn(turn);
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      synchronized (this) {
        turning--;
        callNextGroup();
      }
    }
  }

  private void callNextGroup() {
    if (turning == 0 && clerks >= 2 && managers >= 1) {
      clerks -= 2;
      managers--;
      turning = 3;
      clerksCalled = 2;
      managersCalled = 1;
      notifyAll();
    }
  }

  private boolean pause() {
    try {
      wait();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static void remember(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
