/*
 * Mistake: a manager who is interrupted does not wait for its clerks to turn.
 * Looks right because: its own wait for the group goes on after an interrupt, and the flag is kept.
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
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      try {
        haveTurned.acquire(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      vault.release();
    }
  }
}
