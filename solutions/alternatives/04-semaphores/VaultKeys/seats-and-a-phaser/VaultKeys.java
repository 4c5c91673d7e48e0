/*
 * Approach: two seats for clerks, one for a manager, and a phaser for the three who sit.
 * Right because: a seat is free again after the turn, so the next three are complete only when all seats are empty.
 */
package workbook.semaphores;

import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerkSeats = new Semaphore(2);
  private final Semaphore managerSeat = new Semaphore(1);
  private final Phaser group = new Phaser(3);

  public void clerk(Runnable turn) {
    turn(clerkSeats, turn);
  }

  public void manager(Runnable turn) {
    turn(managerSeat, turn);
  }

  private void turn(Semaphore seats, Runnable turn) {
    seats.acquireUninterruptibly();
    try {
      group.arriveAndAwaitAdvance();
      turn.run();
    } finally {
      seats.release();
    }
  }
}
