/*
 * Mistake: the first to walk on asks the guide to tell; the others do not wait for that.
 * Looks right because: the guide tells exactly once at each stop, and all have arrived by then.
 * Caught by: nobodyWalksOnWhileTheGuideIsTelling
 */
package workbook.barriers;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final AtomicInteger told = new AtomicInteger();
  private final Phaser group = new Phaser();

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  public Member join() {
    if (group.register() < 0) {
      throw new IllegalStateException("the tour has ended");
    }
    return new Member();
  }

  public class Member {
    private boolean gone;

    private Member() {}

    public int arrive() {
      int phase = group.arrive();
      group.awaitAdvance(phase);
      if (told.compareAndSet(phase, phase + 1)) {
        guide.tell(phase + 1);
      }
      return phase + 1;
    }

    public void leave() {
      if (!gone) {
        gone = true;
        group.arriveAndDeregister();
      }
    }
  }
}
