/*
 * Mistake: a turn that throws leaves the others waiting.
 * Looks right because: each wait has its release, on every path that one sees.
 * Caught by: allThreeThrow, theSameThreeComeAgain
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
    turn.run();
    haveTurned.release();
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    turn.run();
    haveTurned.acquireUninterruptibly(2);
    vault.release();
  }
}
