/*
 * Mistake: the semaphores belong to the class, so all the vaults share their people.
 * Looks right because: with one vault it does what it should.
 * Caught by: eachVaultIsByItself
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private static final Semaphore clerks = new Semaphore(0);
  private static final Semaphore vault = new Semaphore(1);
  private static final Semaphore mayTurn = new Semaphore(0);
  private static final Semaphore haveTurned = new Semaphore(0);

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
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }
}
