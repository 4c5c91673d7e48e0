/*
 * Mistake: two who end their turns at once may count as one.
 * Looks right because: the counter is volatile, so everybody sees what it is.
 * Caught by: theSameThreeComeAgain, twoGroupsInEveryOrder
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private volatile int turning;

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    turn(turn);
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    turning = 3;
    mayTurn.release(2);
    turn(turn);
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      turning--;
      if (turning == 0) {
        vault.release();
      }
    }
  }
}
