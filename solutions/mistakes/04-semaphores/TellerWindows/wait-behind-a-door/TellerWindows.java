/*
 * Mistake: the first who waits keeps a monitor, and the others cannot be interrupted there.
 * Looks right because: only one at a time asks for a window, so nobody jumps the queue.
 * Caught by: theLastInTheQueueCanBeInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Object door = new Object();
  private final Semaphore free;

  public TellerWindows(int windows) {
    free = new Semaphore(windows);
  }

  public void serve(Customer customer) throws InterruptedException {
    synchronized (door) {
      free.acquire();
    }
    try {
      customer.atTheWindow();
    } finally {
      free.release();
    }
  }
}
