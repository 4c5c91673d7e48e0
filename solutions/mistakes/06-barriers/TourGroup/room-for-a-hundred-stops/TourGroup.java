/*
 * Mistake: there is room for a hundred stops.
 * Looks right because: nobody walks on before this very stop is over, and no tour is as long as that.
 * Caught by: thereAreManyStops
 */
package workbook.barriers;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final boolean[] over = new boolean[100]; // guarded by this
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
    boolean interrupted = false;
    while (!over[stop]) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
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
      over[next] = true;
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
