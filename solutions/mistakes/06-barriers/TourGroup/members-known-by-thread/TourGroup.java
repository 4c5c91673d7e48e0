/*
 * Mistake: a member is known by the thread that joined.
 * Looks right because: each member is a thread, and a set forgets whoever leaves twice.
 * Caught by: aMemberIsNotAThread
 */
package workbook.barriers;

import java.util.HashSet;
import java.util.Set;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private int next = 1; // the stop to which the group is on its way; guarded by this
  private final Set<Thread> members = new HashSet<>(); // guarded by this
  private int arrived; // guarded by this
  private boolean ended; // guarded by this

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public synchronized Member join() {
    if (ended) {
      throw new IllegalStateException("the tour has ended");
    }
    members.add(Thread.currentThread());
    return new Member();
  }

  private synchronized int arrive() {
    int stop = next;
    arrived++;
    walkOnIfAllAreHere();
    boolean interrupted = false;
    while (next == stop) {
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

  private synchronized void leave(Thread member) {
    members.remove(member);
    ended = members.isEmpty();
    walkOnIfAllAreHere();
  }

  private synchronized void walkOnIfAllAreHere() {
    if (arrived == members.size() && !ended) {
      guide.tell(next);
      next++;
      arrived = 0;
      notifyAll();
    }
  }

  public class Member {
    private final Thread owner = Thread.currentThread();
    private boolean gone;

    private Member() {}

    public int arrive() {
      return TourGroup.this.arrive();
    }

    public void leave() {
      if (!gone) {
        gone = true;
        TourGroup.this.leave(owner);
      }
    }
  }
}
