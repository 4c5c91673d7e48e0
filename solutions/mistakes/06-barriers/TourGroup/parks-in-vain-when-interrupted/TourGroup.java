/*
 * Mistake: an interrupted thread parks again and again, which does not stop it any more.
 * Looks right because: the interrupt is kept, and the loop looks whether all are here.
 * Caught by: anInterruptDoesNotEndTheWait
 */
package workbook.barriers;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

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

  private synchronized CompletableFuture<Integer> arrive(Member member) {
    CompletableFuture<Integer> mine = stop;
    notMissing(member);
    return mine;
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
      CompletableFuture<Integer> mine = TourGroup.this.arrive(this);
      Thread me = Thread.currentThread();
      mine.thenRun(() -> LockSupport.unpark(me));
      while (!mine.isDone()) {
        LockSupport.park(this);
      }
      return mine.join();
    }

    public void leave() {
      TourGroup.this.leave(this);
    }
  }
}
