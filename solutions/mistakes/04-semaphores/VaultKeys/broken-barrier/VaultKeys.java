/*
 * Mistake: an interrupt breaks the barrier for all, for ever.
 * Looks right because: a barrier of three is just what is asked for, and the seats keep others out.
 * Caught by: anInterruptTakesNobodyOut
 */
package workbook.semaphores;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;

public class VaultKeys {
  private final Semaphore clerkSeats = new Semaphore(2);
  private final Semaphore managerSeat = new Semaphore(1);
  private final CyclicBarrier group = new CyclicBarrier(3);

  public void clerk(Runnable turn) {
    turn(clerkSeats, turn);
  }

  public void manager(Runnable turn) {
    turn(managerSeat, turn);
  }

  private void turn(Semaphore seats, Runnable turn) {
    seats.acquireUninterruptibly();
    try {
      try {
        group.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (BrokenBarrierException e) {
        // somebody was interrupted, but stays
      }
      turn.run();
    } finally {
      seats.release();
    }
  }
}
