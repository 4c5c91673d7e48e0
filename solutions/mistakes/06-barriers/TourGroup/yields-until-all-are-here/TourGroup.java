/*
 * Mistake: whoever waits asks again and again.
 * Looks right because: the number is volatile, so everybody sees the new one.
 * Caught by: whoWaitsSleeps
 */
package workbook.barriers;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private volatile int next = 1; // the stop to which the group is on its way
  private int members; // guarded by this
  private int arrived; // guarded by this
  private boolean ended; // guarded by this

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public synchronized Member join() {
    if (ended) {
      throw new IllegalStateException("the tour has ended");
    }
    members++;
    return new Member();
  }

  private int arrive() {
    int stop;
    synchronized (this) {
      stop = next;
      arrived++;
      walkOnIfAllAreHere();
    }
    while (next == stop) {
      Thread.yield();
    }
    return stop;
  }

  private synchronized void leave() {
    members--;
    ended = members == 0;
    walkOnIfAllAreHere();
  }

  private synchronized void walkOnIfAllAreHere() {
    if (arrived == members && !ended) {
      guide.tell(next);
      next++;
      arrived = 0;
      notifyAll();
    }
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      return TourGroup.this.arrive();
    }

    public void leave() {
      if (!gone) {
        gone = true;
        TourGroup.this.leave();
      }
    }
  }
}
