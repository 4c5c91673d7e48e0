/*
 * Mistake: after ten minutes a clerk turns without a group.
 * Looks right because: no test waits for ten minutes, and a group comes sooner.
 * Caught by: theThreeTurnTogether
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final Semaphore haveTurned = new Semaphore(0);

  public void clerk(Runnable turn) {
    clerks.release();
    boolean interrupted = false;
    while (true) {
      try {
        mayTurn.tryAcquire(10, TimeUnit.MINUTES);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
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
