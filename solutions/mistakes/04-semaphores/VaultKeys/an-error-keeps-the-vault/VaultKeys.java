/*
 * Mistake: after a manager whose turn throws an error, no group comes any more.
 * Looks right because: exceptions are dealt with, and those of the clerks in a finally.
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
    } catch (RuntimeException e) {
      endGroup();
      throw e;
    }
    endGroup();
  }

  private void endGroup() {
    haveTurned.acquireUninterruptibly(2);
    vault.release();
  }
}
