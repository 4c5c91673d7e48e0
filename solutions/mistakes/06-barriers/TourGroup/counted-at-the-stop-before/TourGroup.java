/*
 * Mistake: while the guide is telling, a newcomer counts as a member at this stop.
 * Looks right because: a lock should not be held while somebody else's code runs.
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
  private int next = 1; // guarded by lock
  private int members; // guarded by lock
  private int arrived; // guarded by lock
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
      return new Member();
    } finally {
      lock.unlock();
    }
  }

  private void walkOn(int stop) {
    guide.tell(stop);
    lock.lock();
    try {
      next = stop + 1;
      arrived = 0;
      walksOn.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      int stop;
      lock.lock();
      try {
        stop = next;
        arrived++;
        if (arrived < members) {
          while (next == stop) {
            walksOn.awaitUninterruptibly();
          }
          return stop;
        }
      } finally {
        lock.unlock();
      }
      walkOn(stop);
      return stop;
    }

    public void leave() {
      int stop;
      lock.lock();
      try {
        if (gone) {
          return;
        }
        gone = true;
        members--;
        ended = members == 0;
        if (ended || arrived < members) {
          return;
        }
        stop = next;
      } finally {
        lock.unlock();
      }
      walkOn(stop);
    }
  }
}
