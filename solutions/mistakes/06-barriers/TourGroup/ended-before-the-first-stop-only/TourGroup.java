/*
 * Mistake: a tour whose last member leaves goes on, unless it leaves before the first stop.
 * Looks right because: the phaser ends by itself, since there is nobody to register any more.
 * Caught by: whenEverybodyHasLeftTheTourHasEnded
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
          return phase == 0 && members == 0;
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
