/*
 * Mistake: a second manager who waits for the vault is let in by an interrupt.
 * Looks right because: the waits for clerks and for turns go on after an interrupt.
 * Caught by: anInterruptBetweenTwoGroups
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
    try {
      vault.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
