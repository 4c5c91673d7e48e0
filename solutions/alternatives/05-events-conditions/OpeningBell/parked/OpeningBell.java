/*
 * Approach: a list of parked threads; whoever is in the list looks once more, and then parks in a loop.
 * Right because: either open() finds the thread in the list, or the thread finds the bank open.
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
    await(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long begin = System.nanoTime();
    long left = unit.toNanos(time);
    waiting.add(Thread.currentThread());
    try {
      while (!open && left > 0) {
        LockSupport.parkNanos(this, left);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        left = unit.toNanos(time) - (System.nanoTime() - begin);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return open;
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }
}
