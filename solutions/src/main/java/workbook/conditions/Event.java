package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * An event as in Python: it can be set and cleared, again and again, and whoever waits goes on when
 * it is set. The lock is the bank's: whoever holds it does several things as one step, and nobody
 * else sees them halfway. So {@code set()} and {@code clear()} in one step let everybody go who
 * waits already, and nobody else. The flag cannot tell a waiter what happened while it slept; the
 * generation can.
 *
 * <p>All this may be called with the lock held, too, even several times over. Whoever waits sleeps
 * and gives the lock back meanwhile, as with a {@link Condition}, and comes back with the lock as
 * it was before: so nobody comes back in the middle of somebody else's step. An interrupt ends a
 * wait with an {@link InterruptedException}; it keeps nobody from setting, clearing or looking.
 */
public class Event {
  private final Lock lock;
  private final Condition wasSet; // predicate: set, or another generation than before
  private boolean set; // guarded by lock
  private long generation; // guarded by lock; how often the event was set

  public Event(Lock lock) {
    this.lock = lock;
    wasSet = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      generation++;
      // 1: all who wait have waited for this
      wasSet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    // 2: takes the lock, so that nobody comes in between what its holder does
    lock.lock();
    try {
      set = false;
    } finally {
      lock.unlock();
    }
  }

  public boolean isSet() {
    // 3: a read waits for the holder of the lock, too
    lock.lock();
    try {
      return set;
    } finally {
      lock.unlock();
    }
  }

  /** Blocks while the event is not set. */
  public void await() throws InterruptedException {
    lock.lock();
    try {
      // 4: looks again after each wake-up; finally, because an interrupt ends the wait, too
      long before = generation;
      while (!set && generation == before) {
        wasSet.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Blocks while the event is not set, but no longer than this; with a time of 0 or less, not at
   * all. Returns false if it gave up, and true if the event is set or was set meanwhile, even if it
   * has been cleared again, and the time is up as well.
   */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      long before = generation;
      while (!set && generation == before) { // 5: a new generation: it was set in the meantime
        if (left <= 0) {
          return false;
        }
        left = wasSet.awaitNanos(left); // 6: each round waits for what the last one left over
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
