/*
 * Mistake: whoever joins while the guide is telling is not waited for at the next stop.
 * Looks right because: at this stop the newcomer is not missed, and at all later ones it is counted.
 * Caught by: whoJoinsMeanwhileComesToTheNextStop
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
  private boolean telling; // guarded by lock
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
      if (!telling) {
        missing++;
      }
      return new Member();
    } finally {
      lock.unlock();
    }
  }

  private void oneFewerIsMissing() {
    missing--;
    if (missing == 0 && members > 0) {
      telling = true;
      missing = members;
      lock.unlock();
      try {
        guide.tell(next);
      } finally {
        lock.lock();
      }
      telling = false;
      next++;
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
