/*
 * Mistake: each clerk may turn as soon as it is counted.
 * Looks right because: one manager at a time takes two clerks, and only then turns.
 * Caught by: aClerkAndAManagerAreNoGroup
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
    for (int i = 0; i < 2; i++) {
      clerks.acquireUninterruptibly();
      mayTurn.release();
    }
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }
}
