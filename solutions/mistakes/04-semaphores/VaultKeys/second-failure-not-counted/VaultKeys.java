/*
 * Mistake: of the clerks in a group whose turns throw, one is counted.
 * Looks right because: a failure is counted, and nothing is counted twice.
 * Caught by: allThreeThrow
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final Semaphore haveTurned = new Semaphore(0);
  private final AtomicBoolean failed = new AtomicBoolean();

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    try {
      turn.run();
    } catch (RuntimeException | Error e) {
      if (failed.compareAndSet(false, true)) {
        haveTurned.release();
      }
      throw e;
    }
    haveTurned.release();
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    failed.set(false);
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }
}
