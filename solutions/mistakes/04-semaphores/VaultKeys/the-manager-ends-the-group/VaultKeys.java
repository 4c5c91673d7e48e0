/*
 * Mistake: the next group begins when the manager has turned.
 * Looks right because: one manager at a time, and each has two clerks of its own.
 * Caught by: theNextGroupWaitsForTheLastClerk
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    turn.run();
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    try {
      clerks.acquireUninterruptibly(2);
      mayTurn.release(2);
      turn.run();
    } finally {
      vault.release();
    }
  }
}
