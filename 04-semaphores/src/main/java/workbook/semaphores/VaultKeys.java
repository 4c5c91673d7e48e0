package workbook.semaphores;

import java.util.concurrent.Semaphore;

/**
 * The vault opens for two clerks and one manager who turn their keys together. Whoever comes waits
 * until such a group of three is there; then its three members turn at the same time, and the next
 * group begins when all of them have turned. Right now some turn too early, some wait for ever, and
 * groups mix. Any number of clerks and managers may come, in any order.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 04-semaphores -Dtest=VaultKeysTest</pre>
 */
public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore managers = new Semaphore(0);

  /**
   * Comes as a clerk, waits for a group, and turns a key on the thread of the caller. Whatever the
   * turn throws, be it an exception or an error, reaches this caller alone: the others turn, and
   * the next groups come. Whoever has come stays: no interrupt ends the wait, and the thread is
   * still interrupted when this returns or throws.
   */
  public void clerk(Runnable turn) {
    clerks.release();
    // TODO 1: a manager is here, but perhaps no other clerk
    managers.acquireUninterruptibly();
    // TODO 2: the group before may still be turning its keys
    turn.run();
  }

  /** Comes as a manager; everything else is the same as for a clerk. */
  public void manager(Runnable turn) {
    managers.release(2);
    // TODO 3: two managers may get one clerk each
    clerks.acquireUninterruptibly();
    clerks.acquireUninterruptibly();
    turn.run();
  }
}
