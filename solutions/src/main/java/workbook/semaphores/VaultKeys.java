package workbook.semaphores;

import java.util.concurrent.Semaphore;

/**
 * The vault opens for two clerks and one manager who turn their keys together. Whoever comes waits
 * until such a group of three is there; then its three members turn at the same time, and the next
 * group begins when all of them have turned. The manager leads: one manager at a time gathers two
 * clerks, lets them turn, and makes room for the next manager when both have turned.
 *
 * <p>Thread-safe. A manager returns after its clerks have turned.
 */
public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0); // those who have come and are in no group yet
  private final Semaphore vault = new Semaphore(1); // whose group it is
  private final Semaphore mayTurn = new Semaphore(0); // two for each complete group
  private final Semaphore haveTurned = new Semaphore(0); // clerks of this group

  /**
   * Comes as a clerk, waits for a group, and turns a key on the thread of the caller. Whatever the
   * turn throws, be it an exception or an error, reaches this caller alone: the others turn, and
   * the next groups come. Whoever has come stays: no interrupt ends the wait, and the thread is
   * still interrupted when this returns or throws.
   */
  public void clerk(Runnable turn) {
    clerks.release();
    // 1: this permit comes from a manager who has two clerks, so the group is complete
    mayTurn.acquireUninterruptibly();
    // 2: who has turned says so, even after an exception, for the manager waits for it
    try {
      turn.run();
    } finally {
      haveTurned.release();
    }
  }

  /** Comes as a manager; everything else is the same as for a clerk. */
  public void manager(Runnable turn) {
    // 3: only one manager at a time takes clerks, so nobody else can hold the one that is missing
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    try {
      turn.run();
    } finally {
      haveTurned.acquireUninterruptibly(2);
      vault.release();
    }
  }
}
