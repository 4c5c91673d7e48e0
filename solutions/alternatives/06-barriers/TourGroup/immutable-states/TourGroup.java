/*
 * Approach: a state that never changes, replaced by compare-and-set, with a latch for each stop.
 * Right because: one step leads to nobody missing, and whoever takes it asks the guide to tell.
 */
package workbook.barriers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  /** The group on its way to this stop; with members none of whom is missing, the guide tells. */
  private record State(int stop, int members, int missing, boolean ended, CountDownLatch over) {
    boolean isAtTheStop() {
      return members > 0 && missing == 0;
    }
  }

  private final Guide guide;
  private final AtomicReference<State> state =
      new AtomicReference<>(new State(1, 0, 0, false, new CountDownLatch(1)));

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public Member join() {
    while (true) {
      State now = state.get();
      if (now.ended) {
        throw new IllegalStateException("the tour has ended");
      } else if (now.isAtTheStop()) {
        await(now.over);
      } else if (state.compareAndSet(
          now, new State(now.stop, now.members + 1, now.missing + 1, false, now.over))) {
        return new Member();
      }
    }
  }

  /** One is missing no more, and perhaps a member no more; returns the state before. */
  private State oneFewer(int leaving) {
    State now;
    State then;
    do {
      now = state.get();
      int members = now.members - leaving;
      then = new State(now.stop, members, now.missing - 1, members == 0, now.over);
    } while (!state.compareAndSet(now, then));
    if (then.isAtTheStop()) {
      guide.tell(then.stop);
      state.set(new State(then.stop + 1, then.members, then.members, false, new CountDownLatch(1)));
      then.over.countDown();
    }
    return now;
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      State before = oneFewer(0);
      await(before.over);
      return before.stop;
    }

    public void leave() {
      if (!gone) {
        gone = true;
        oneFewer(1);
      }
    }
  }
}
