/*
 * Mistake: a second group turns while the first one does.
 * Looks right because: each group is complete before anybody turns.
 * Caught by: theNextGroupWaitsForTheLastClerk, theNextGroupWaitsForTheManager
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore mayTurn = new Semaphore(0);

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    turn.run();
  }

  public void manager(Runnable turn) {
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    turn.run();
  }
}
