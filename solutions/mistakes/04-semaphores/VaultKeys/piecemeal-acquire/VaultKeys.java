/*
 * Mistake: each manager takes its clerks one by one, and two managers may have one each.
 * Looks right because: a manager goes on when it has two clerks, and the groups do not mix.
 * Caught by: twoManagersDoNotShareTheClerks
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final Semaphore haveTurned = new Semaphore(0);

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    try {
      turn.run();
    } finally {
      haveTurned.release();
    }
  }

  public void manager(Runnable turn) {
    clerks.acquireUninterruptibly();
    clerks.acquireUninterruptibly();
    vault.acquireUninterruptibly();
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }
}
