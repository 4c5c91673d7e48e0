/*
 * Mistake: the three turn one after the other.
 * Looks right because: nobody else can come in between.
 * Caught by: theThreeTurnTogether
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final Semaphore haveTurned = new Semaphore(0);
  private final Semaphore oneKey = new Semaphore(1);

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    try {
      oneKey.acquireUninterruptibly();
      try {
        turn.run();
      } finally {
        oneKey.release();
      }
    } finally {
      haveTurned.release();
    }
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    try {
      oneKey.acquireUninterruptibly();
      try {
        turn.run();
      } finally {
        oneKey.release();
      }
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }
}
