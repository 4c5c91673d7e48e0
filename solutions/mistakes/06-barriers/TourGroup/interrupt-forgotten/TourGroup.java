/*
 * Mistake: an interrupt during the wait is swallowed.
 * Looks right because: it must not end the wait, and it does not.
 * Caught by: anInterruptDoesNotEndTheWait, anInterruptAtAnyMoment
 */
package workbook.barriers;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private int next = 1; // the stop to which the group is on its way; guarded by this
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

  private synchronized int arrive() {
    int stop = next;
    arrived++;
    walkOnIfAllAreHere();
    while (next == stop) {
      try {
        wait();
      } catch (InterruptedException e) {
        // goes on waiting
      }
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
