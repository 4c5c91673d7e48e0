/*
 * Mistake: a manager lets in all the clerks who wait.
 * Looks right because: at least two must be there.
 * Caught by: threeClerksAreNoGroup
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
    int all = 2 + clerks.drainPermits();
    mayTurn.release(all);
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(all);
      vault.release();
    }
  }
}
