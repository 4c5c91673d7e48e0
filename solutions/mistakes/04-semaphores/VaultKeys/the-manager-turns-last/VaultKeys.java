/*
 * Mistake: the manager waits until its clerks have turned, and turns then.
 * Looks right because: the three turn as a group, and no other group comes in between.
 * Caught by: theThreeTurnTogether
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
    vault.acquireUninterruptibly();
    try {
      clerks.acquireUninterruptibly(2);
      mayTurn.release(2);
      haveTurned.acquireUninterruptibly(2);
      turn.run();
    } finally {
      vault.release();
    }
  }
}
