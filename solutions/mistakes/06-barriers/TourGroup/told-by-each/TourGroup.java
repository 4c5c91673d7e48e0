/*
 * Mistake: each member asks the guide to tell.
 * Looks right because: all have arrived by then, and everybody has to be told.
 * Caught by: theGuideTellsOnceAtEachStop
 */
package workbook.barriers;

import java.util.concurrent.Phaser;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
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
      guide.tell(phase + 1);
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
