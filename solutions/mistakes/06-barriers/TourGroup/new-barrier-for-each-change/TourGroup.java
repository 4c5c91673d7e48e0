/*
 * Mistake: who joins or leaves puts up a new barrier, and some wait at the old one already.
 * Looks right because: a CyclicBarrier cannot change its size, and this one always fits.
 * Caught by: whoJoinsOnTheWayIsWaitedFor, theLastOneMissingLeaves
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final AtomicInteger stops = new AtomicInteger();
  private CyclicBarrier barrier = new CyclicBarrier(1); // guarded by this
  private int members; // guarded by this
  private boolean ended; // guarded by this

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public synchronized Member join() {
    if (ended) {
      throw new IllegalStateException("the tour has ended");
    }
    members++;
    barrier = newBarrier();
    return new Member();
  }

  private synchronized void leave() {
    members--;
    ended = members == 0;
    if (!ended) {
      barrier = newBarrier();
    }
  }

  private CyclicBarrier newBarrier() {
    return new CyclicBarrier(members, () -> guide.tell(stops.incrementAndGet()));
  }

  private synchronized CyclicBarrier barrier() {
    return barrier;
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      try {
        barrier().await();
        return stops.get();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
    }

    public void leave() {
      if (!gone) {
        gone = true;
        TourGroup.this.leave();
      }
    }
  }
}
