/*
 * Mistake: the wait that follows an interrupt is ended by the next one.
 * Looks right because: an interrupt does not end the wait, and the flag is set again.
 * Caught by: anInterruptTakesNobodyOut
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
    acquire(mayTurn, 1);
    try {
      turn.run();
    } finally {
      haveTurned.release();
    }
  }

  public void manager(Runnable turn) {
    acquire(vault, 1);
    acquire(clerks, 2);
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }

  private static void acquire(Semaphore semaphore, int permits) {
    try {
      semaphore.acquire(permits);
    } catch (InterruptedException e) {
      try {
        semaphore.acquire(permits); // whoever has come stays
      } catch (InterruptedException again) {
        // it is remembered already
      }
      Thread.currentThread().interrupt();
    }
  }
}
