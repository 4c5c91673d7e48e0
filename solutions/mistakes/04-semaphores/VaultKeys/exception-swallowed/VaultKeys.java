/*
 * Mistake: what a turn throws is lost, and an error leaves the others waiting.
 * Looks right because: nobody waits for ever after an exception.
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
    turn(turn);
    haveTurned.release();
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    turn(turn);
    haveTurned.acquireUninterruptibly(2);
    vault.release();
  }

  private static void turn(Runnable turn) {
    try {
      turn.run();
    } catch (RuntimeException e) {
      System.err.println("a key was not turned: " + e.getMessage());
    }
  }
}
