package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * An event as in Python: it can be set and cleared, again and again, and whoever waits goes on when
 * it is set. The lock is the bank's: whoever holds it does several things as one step, and nobody
 * else sees them halfway. So {@code set()} and {@code clear()} in one step let everybody go who
 * waits already, and nobody else. Right now some stay behind, and others wait too long or not at
 * all.
 *
 * <p>All this may be called with the lock held, too, even several times over. Whoever waits sleeps
 * and gives the lock back meanwhile, as with a {@link Condition}, and comes back with the lock as
 * it was before: so nobody comes back in the middle of somebody else's step. An interrupt ends a
 * wait with an {@link InterruptedException}; it keeps nobody from setting, clearing or looking.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 05-events-conditions -Dtest=EventTest</pre>
 */
public class Event {
  private final Lock lock;
  private final Condition wasSet;
  private boolean set;

  public Event(Lock lock) {
    this.lock = lock;
    wasSet = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      // TODO 1: there may be more than one who waits
      wasSet.signal();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    // TODO 2: somebody else may be in the middle of something
    set = false;
  }

  public boolean isSet() {
    // TODO 3: this may see what is done only by half
    return set;
  }

  /** Blocks while the event is not set. */
  public void await() throws InterruptedException {
    lock.lock();
    // TODO 4: not every wake-up means that the event was set, and not every wait ends well
    if (!set) {
      wasSet.await();
    }
    lock.unlock();
  }

  /**
   * Blocks while the event is not set, but no longer than this; with a time of 0 or less, not at
   * all. Returns false if it gave up, and true if the event is set or was set meanwhile, even if it
   * has been cleared again, and the time is up as well.
   */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      while (!set) { // TODO 5: it may have been set and cleared in the meantime
        if (!wasSet.await(time, unit)) { // TODO 6: how much of the time is left by now?
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
