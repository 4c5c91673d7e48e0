/*
 * Mistake: a manager whose turn throws lets the next group in while its clerks still turn.
 * Looks right because: the vault comes back in a finally, and nobody waits for ever.
 * Caught by: aManagerWhoThrowsDoesNotEndTheGroup
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
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    try {
      turn.run();
      haveTurned.acquireUninterruptibly(2);
    } finally {
      vault.release();
    }
  }
}
