/*
 * Mistake: one flag for all members says whether somebody has left.
 * Looks right because: whoever leaves twice finds it set.
 * Caught by: whoHasLeftIsNotWaitedFor
 */
package workbook.barriers;

import java.util.concurrent.Phaser;

public class TourGroup {
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final Phaser group =
      new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int members) {
          if (members > 0) {
            guide.tell(phase + 1);
          }
          return members == 0;
        }
      };

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  private boolean gone;

  public Member join() {
    if (group.register() < 0) {
      throw new IllegalStateException("the tour has ended");
    }
    return new Member();
  }

  public class Member {
    private Member() {}

    public int arrive() {
      int phase = group.arrive();
      group.awaitAdvance(phase);
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
