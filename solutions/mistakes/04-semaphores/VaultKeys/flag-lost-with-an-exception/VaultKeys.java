/*
 * Mistake: the flag is set again behind the turn, but not if the turn throws.
 * Looks right because: everything that others wait for is in a finally.
 * Caught by: anInterruptAtAnyMoment
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
    boolean interrupted = acquire(mayTurn, 1);
    try {
      turn.run();
    } finally {
      haveTurned.release();
    }
    remember(interrupted);
  }

  public void manager(Runnable turn) {
    boolean interrupted = acquire(vault, 1);
    interrupted |= acquire(clerks, 2);
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      interrupted |= acquire(haveTurned, 2);
      vault.release();
    }
    remember(interrupted);
  }

  private static boolean acquire(Semaphore semaphore, int permits) {
    boolean interrupted = false;
    while (true) {
      try {
        semaphore.acquire(permits);
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static void remember(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
