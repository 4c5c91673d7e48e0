/*
 * Mistake: what one turn throws is thrown at the manager, too.
 * Looks right because: nobody is left waiting, and no failure gets lost.
 * Caught by: aClerkWhoThrowsDoesNotEndTheGroup
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final Semaphore haveTurned = new Semaphore(0);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    try {
      turn.run();
    } catch (RuntimeException | Error e) {
      failure.set(e);
      throw e;
    } finally {
      haveTurned.release();
    }
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    Throwable failed;
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      failed = failure.getAndSet(null);
      vault.release();
    }
    if (failed != null) {
      throw new IllegalStateException("a clerk has not turned", failed);
    }
  }
}
