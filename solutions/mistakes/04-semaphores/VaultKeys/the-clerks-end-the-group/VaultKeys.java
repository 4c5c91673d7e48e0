/*
 * Mistake: the next group begins when both clerks have turned.
 * Looks right because: one manager at a time, and the clerks are many where the manager is one.
 * Caught by: theNextGroupWaitsForTheManager
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

public class VaultKeys {
  private final Semaphore clerks = new Semaphore(0);
  private final Semaphore vault = new Semaphore(1);
  private final Semaphore mayTurn = new Semaphore(0);
  private final AtomicInteger turned = new AtomicInteger();

  public void clerk(Runnable turn) {
    clerks.release();
    mayTurn.acquireUninterruptibly();
    try {
      turn.run();
    } finally {
      if (turned.incrementAndGet() % 2 == 0) {
        vault.release();
      }
      ;
    }
  }

  public void manager(Runnable turn) {
    vault.acquireUninterruptibly();
    clerks.acquireUninterruptibly(2);
    mayTurn.release(2);
    turn.run();
  }
}
