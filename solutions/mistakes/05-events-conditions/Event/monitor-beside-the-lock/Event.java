/*
 * Mistake: all is done under the monitor of the event, and nothing under the lock.
 * Looks right because: every access is synchronized.
 * Caught by: nobodyElseSets, nobodyElseClears, nobodySeesItHalfway
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

public class Event {
  private boolean set; // guarded by this
  private long generation; // guarded by this

  public Event(Lock lock) {
    // the monitor does it as well
  }

  public synchronized void set() {
    set = true;
    generation++;
    notifyAll();
  }

  public synchronized void clear() {
    set = false;
  }

  public synchronized boolean isSet() {
    return set;
  }

  public synchronized void await() throws InterruptedException {
    long before = generation;
    while (!set && generation == before) {
      wait();
    }
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    long before = generation;
    while (!set && generation == before) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
