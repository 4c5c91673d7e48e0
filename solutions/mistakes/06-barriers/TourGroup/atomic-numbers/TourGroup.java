/*
 * Mistake: the numbers are atomic, but whether all have arrived is asked in a second step.
 * Looks right because: each number is right at any time.
 * Caught by: oneWalksOnAndOneLeaves, oneOfThreeLeaves
 */
package workbook.barriers;

import java.util.concurrent.atomic.AtomicInteger;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final AtomicInteger members = new AtomicInteger();
  private final AtomicInteger arrived = new AtomicInteger();
  private int next = 1; // guarded by this
  private volatile boolean ended;

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public Member join() {
    if (ended) {
      throw new IllegalStateException("the tour has ended");
    }
    members.incrementAndGet();
    return new Member();
  }

  private void walkOnIfAllAreHere() {
    if (arrived.get() == members.get() && !ended) {
      synchronized (this) {
        guide.tell(next);
        next++;
        arrived.set(0);
        notifyAll();
      }
    }
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      int stop;
      synchronized (TourGroup.this) {
        stop = next;
      }
      arrived.incrementAndGet();
      walkOnIfAllAreHere();
      boolean interrupted = false;
      synchronized (TourGroup.this) {
        while (next == stop) {
          try {
            TourGroup.this.wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return stop;
    }

    public void leave() {
      if (!gone) {
        gone = true;
        if (members.decrementAndGet() == 0) {
          ended = true;
        }
        walkOnIfAllAreHere();
      }
    }
  }
}
