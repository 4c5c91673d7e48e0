/*
 * Mistake: leaving again takes away one more member.
 * Looks right because: nobody leaves twice on purpose, and the phaser seems to know who calls it.
 * Caught by: whoLeavesTwiceIsOneFewer, whoLeavesAgainLaterChangesNothing
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
      group.arriveAndDeregister();
    }
  }
}
