/*
 * Mistake: who is woken takes a place without a second look.
 * Looks right because: a place is free when notifyAll() is called.
 * Caught by: anEndedTaskMakesRoomForOne
 */
package workbook.semaphores;

import java.util.concurrent.Executor;

public class ThrottledExecutor {
  private final Executor below;
  private final int most;
  private int underWay; // guarded by this

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.most = most;
  }

  public void execute(Runnable task) throws InterruptedException {
    synchronized (this) {
      if (underWay == most) {
        wait();
      }
      underWay++;
    }
    Ticket ticket = new Ticket(task);
    try {
      below.execute(ticket);
    } catch (RuntimeException | Error e) {
      ticket.giveBack();
      throw e;
    }
  }

  private final class Ticket implements Runnable {
    private final Runnable task;
    private boolean valid = true; // guarded by ThrottledExecutor.this

    Ticket(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
      } finally {
        giveBack();
      }
    }

    void giveBack() {
      synchronized (ThrottledExecutor.this) {
        if (valid) {
          valid = false;
          underWay--;
          ThrottledExecutor.this.notifyAll();
        }
      }
    }
  }
}
