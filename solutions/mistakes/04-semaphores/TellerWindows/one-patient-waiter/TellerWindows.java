/*
 * Mistake: the second who waits is not on any list: the first one's place is overwritten.
 * Looks right because: each customer who leaves wakes the one who waits.
 * Caught by: neverMoreThanOne
 */
package workbook.semaphores;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final AtomicInteger free;
  private volatile Thread waiting;

  public TellerWindows(int windows) {
    free = new AtomicInteger(windows);
  }

  public void serve(Customer customer) throws InterruptedException {
    enter();
    try {
      customer.atTheWindow();
    } finally {
      leave();
    }
  }

  private void enter() throws InterruptedException {
    while (free.getAndUpdate(n -> n > 0 ? n - 1 : 0) == 0) {
      waiting = Thread.currentThread();
      if (free.get() == 0) {
        LockSupport.park(this);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void leave() {
    free.incrementAndGet();
    LockSupport.unpark(waiting);
  }
}
