/*
 * Mistake: three are woken for the three places, whichever they are.
 * Looks right because: a group has three members, so three have to wake up.
 * Caught by: moreThanAGroupWait
 */
package workbook.semaphores;

public class VaultKeys {
  private final Object desk = new Object();
  private int clerks; // guarded by desk, as are the next four
  private int managers;
  private int clerksCalled;
  private int managersCalled;
  private int turning;

  public void clerk(Runnable turn) {
    boolean interrupted = false;
    synchronized (desk) {
      clerks++;
      callNextGroup();
      while (clerksCalled == 0) {
        interrupted |= pause();
      }
      clerksCalled--;
    }
    turn(turn, interrupted);
  }

  public void manager(Runnable turn) {
    boolean interrupted = false;
    synchronized (desk) {
      managers++;
      callNextGroup();
      while (managersCalled == 0) {
        interrupted |= pause();
      }
      managersCalled--;
    }
    turn(turn, interrupted);
  }

  private boolean pause() {
    synchronized (desk) {
      try {
        desk.wait();
        return false;
      } catch (InterruptedException e) {
        return true;
      }
    }
  }

  private void turn(Runnable turn, boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      turn.run();
    } finally {
      synchronized (desk) {
        turning--;
        callNextGroup();
      }
    }
  }

  private void callNextGroup() {
    synchronized (desk) {
      if (turning == 0 && clerks >= 2 && managers >= 1) {
        clerks -= 2;
        managers--;
        clerksCalled = 2;
        managersCalled = 1;
        turning = 3;
        for (int i = 0; i < 3; i++) {
          desk.notify();
        }
      }
    }
  }
}
