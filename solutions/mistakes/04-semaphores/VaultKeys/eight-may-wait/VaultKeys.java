/*
 * Mistake: whoever comes takes one of eight chairs first, and those who wait may fill them all.
 * Looks right because: a group needs three chairs, and there are many more.
 * Caught by: aCrowdOfEachKind
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore chairs = new Semaphore(8);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final Semaphore haveTurned = new Semaphore(0);

  public void clerk(Runnable turn) {
    chairs.acquireUninterruptibly();
    clerks.release();
    mayTurn.acquireUninterruptibly();
    try {
      turn.run();
    } finally {
      haveTurned.release();
      chairs.release();
    }
  }

  public void manager(Runnable turn) {
    chairs.acquireUninterruptibly();
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
      chairs.release();
    }
  }
}
