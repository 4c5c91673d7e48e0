/*
 * Mistake: whoever is unparked goes in, whoever has done it.
 * Looks right because: nobody else knows the thread.
 * Caught by: whoWakesForNoReasonGoesOnWaiting, whoHasTimeGoesOnWaiting
 */
package workbook.conditions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

public class OpeningBell {
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean open;

  public void open() {
    open = true;
    for (Thread customer : waiting) {
      LockSupport.unpark(customer);
    }
  }

  public void await() throws InterruptedException {
    waiting.add(Thread.currentThread());
    if (!open) {
      LockSupport.park(this);
    }
    leave();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    waiting.add(Thread.currentThread());
    if (!open) {
      LockSupport.parkNanos(this, unit.toNanos(time));
    }
    leave();
    return open;
  }

  private void leave() throws InterruptedException {
    waiting.remove(Thread.currentThread());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
