/*
 * Approach: the next stop begins before the guide tells, and the lock is free while he does.
 * Right because: all members wait until he has told; whoever joins meanwhile goes to the next stop.
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
  private int told; // guarded by lock
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
      int stop = next++;
      missing = members;
      lock.unlock();
      try {
        guide.tell(stop);
      } finally {
        lock.lock();
      }
      told = stop;
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
        while (told < stop) {
          walksOn.awaitUninterruptibly();
        }
        return stop;
      } finally {
        lock.unlock();
      }
    }

    public void leave() {
      lock.lock();
      try {
        if (!gone) {
          gone = true;
          members--;
          ended = members == 0;
          oneFewerIsMissing();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
