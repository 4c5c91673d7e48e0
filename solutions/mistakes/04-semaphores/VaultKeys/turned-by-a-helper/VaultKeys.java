/*
 * Mistake: the keys are turned on other threads.
 * Looks right because: the caller waits for the helper, and gets what the turn threw.
 * Caught by: theThreeTurnTogether
 */
package workbook.semaphores;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
      help(turn);
    } finally {
      haveTurned.release();
    }
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    try {
      help(turn);
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }

  private static void help(Runnable turn) {
    try {
      CompletableFuture.runAsync(turn, helper -> new Thread(helper).start()).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
