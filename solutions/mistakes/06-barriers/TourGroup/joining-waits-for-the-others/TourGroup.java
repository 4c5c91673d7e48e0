/*
 * Mistake: join() has to wait until the next stop is over, since the one who waits there keeps the lock.
 * Looks right because: the future is completed by the last one, and the lock keeps all others out.
 * Caught by: whoJoinsOnTheWayIsWaitedFor
 */
package workbook.barriers;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final Set<Member> members = new HashSet<>(); // guarded by this
  private final Set<Member> missing = new HashSet<>(); // guarded by this
  private CompletableFuture<Integer> stop = new CompletableFuture<>(); // guarded by this
  private int next = 1; // guarded by this
  private boolean ended; // guarded by this

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public synchronized Member join() {
    if (ended) {
      throw new IllegalStateException("the tour has ended");
    }
    Member member = new Member();
    members.add(member);
    missing.add(member);
    return member;
  }

  private synchronized int arrive(Member member) {
    CompletableFuture<Integer> mine = stop;
    notMissing(member);
    return mine.join();
  }

  private synchronized void leave(Member member) {
    members.remove(member);
    ended = members.isEmpty();
    notMissing(member);
  }

  private synchronized void notMissing(Member member) {
    if (missing.remove(member) && missing.isEmpty() && !ended) {
      guide.tell(next);
      CompletableFuture<Integer> reached = stop;
      stop = new CompletableFuture<>();
      missing.addAll(members);
      reached.complete(next++);
    }
  }

  public class Member {
    private Member() {}

    public int arrive() {
      return TourGroup.this.arrive(this);
    }

    public void leave() {
      TourGroup.this.leave(this);
    }
  }
}
