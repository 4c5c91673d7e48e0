/*
 * Mistake: whoever comes asks whether only one is missing, and arrives after that.
 * Looks right because: the last one tells, and nobody walks on before it has arrived.
 * Caught by: theyMeetAtEachStop
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
    private boolean gone;

    private Member() {}

    public int arrive() {
      if (group.getUnarrivedParties() == 1) {
        guide.tell(group.getPhase() + 1);
      }
      int phase = group.arrive();
      group.awaitAdvance(phase);
      return phase + 1;
    }

    public void leave() {
      if (!gone) {
        gone = true;
        if (group.getUnarrivedParties() == 1 && group.getRegisteredParties() > 1) {
          guide.tell(group.getPhase() + 1);
        }
        group.arriveAndDeregister();
      }
    }
  }
}
