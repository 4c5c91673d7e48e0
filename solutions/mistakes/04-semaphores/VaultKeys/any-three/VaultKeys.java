/*
 * Mistake: three people are a group, whoever they are.
 * Looks right because: nobody turns before three have come, and groups follow each other.
 * Caught by: threeClerksAreNoGroup, twoManagersDoNotShareTheClerks
 */
package workbook.semaphores;

import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore seats = new Semaphore(3);
  private final Phaser group = new Phaser(3);

  public void clerk(Runnable turn) {
    turn(turn);
  }

  public void manager(Runnable turn) {
    turn(turn);
  }

  private void turn(Runnable turn) {
    seats.acquireUninterruptibly();
    try {
      group.arriveAndAwaitAdvance();
      turn.run();
    } finally {
      seats.release();
    }
  }
}
