/*
 * Mistake: as long as somebody turns, another one may walk in.
 * Looks right because: the door opens for three only, and closes behind the last.
 * Caught by: theNextGroupWaitsForTheLastClerk
 */
package workbook.semaphores;

public class VaultKeys {
  private int clerks; // guarded by this, as are the next three
  private int managers;
  private int turning;
  private boolean open;

  public void clerk(Runnable turn) {
    synchronized (this) {
      clerks++;
      enter();
      clerks--;
    }
    turn(turn);
  }

  public void manager(Runnable turn) {
    synchronized (this) {
      managers++;
      enter();
      managers--;
    }
    turn(turn);
  }

  private void enter() {
    if (clerks >= 2 && managers >= 1) {
      open = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (!open) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    turning++;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      synchronized (this) {
        if (--turning == 0) {
          open = false;
        }
      }
    }
  }
}
