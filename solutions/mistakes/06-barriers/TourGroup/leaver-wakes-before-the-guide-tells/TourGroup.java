/*
 * Mistake: when the last one missing leaves, the others are woken before the guide tells.
 * Looks right because: a lock should not be held while somebody else works.
 * Caught by: oneOfThreeLeaves
 */
package workbook.barriers;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final Lock lock = new ReentrantLock();
  private final Condition walksOn = lock.newCondition(); // next has changed
  private int next = 1; // the stop to which the group is on its way; guarded by lock
  private int members; // guarded by lock
  private int missing; // guarded by lock
  private boolean ended; // guarded by lock

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public Member join() {
    lock.lock();
    try {
      if (ended) {
        throw new IllegalStateException("the tour has ended");
      }
      members++;
      missing++;
      return new Member();
    } finally {
      lock.unlock();
    }
  }

  private void oneFewerIsMissing() {
    missing--;
    if (missing == 0 && members > 0) {
      guide.tell(next);
      next++;
      missing = members;
      walksOn.signalAll();
    }
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      lock.lock();
      try {
        int stop = next;
        oneFewerIsMissing();
        while (next == stop) {
          walksOn.awaitUninterruptibly();
        }
        return stop;
      } finally {
        lock.unlock();
      }
    }

    public void leave() {
      int tell = 0;
      lock.lock();
      try {
        if (!gone) {
          gone = true;
          members--;
          ended = members == 0;
          missing--;
          if (missing == 0 && members > 0) {
            int stop = next++;
            missing = members;
            walksOn.signalAll();
            tell = stop;
          }
        }
      } finally {
        lock.unlock();
      }
      if (tell > 0) {
        guide.tell(tell);
      }
    }
  }
}
