/*
 * Mistake: whoever wakes up turns, called or not.
 * Looks right because: only a complete group wakes anybody.
 * Caught by: theThreeTurnTogether
 */
package workbook.semaphores;

public class VaultKeys {
  private int clerksInside; // guarded by this, as are the next two
  private int managersInside;
  private int turning;

  public void clerk(Runnable turn) {
    boolean interrupted = false;
    synchronized (this) {
      while (clerksInside == 2) {
        interrupted |= pause();
      }
      clerksInside++;
      interrupted |= meet();
    }
    turn(turn, interrupted);
  }

  public void manager(Runnable turn) {
    boolean interrupted = false;
    synchronized (this) {
      while (managersInside == 1) {
        interrupted |= pause();
      }
      managersInside++;
      interrupted |= meet();
    }
    turn(turn, interrupted);
  }

  private boolean meet() {
    if (clerksInside == 2 && managersInside == 1) {
      turning = 3;
      notifyAll();
      return false;
    }
    return pause();
  }

  private boolean pause() {
    boolean interrupted = false;
    while (true) {
      try {
        wait();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
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
      synchronized (this) {
        if (--turning == 0) {
          clerksInside = 0;
          managersInside = 0;
          notifyAll();
        }
      }
    }
  }
}
