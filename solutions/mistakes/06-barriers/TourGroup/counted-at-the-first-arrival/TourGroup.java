/*
 * Mistake: a member counts from the first arrival on, not from joining.
 * Looks right because: whoever arrives is registered, and until then there is nobody to wait for.
 * Caught by: whoJoinsOnTheWayIsWaitedFor
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
    if (group.isTerminated()) {
      throw new IllegalStateException("the tour has ended");
    }
    return new Member();
  }

  public class Member {
    private boolean counted;
    private boolean gone;

    private Member() {}

    public int arrive() {
      if (!counted) {
        counted = true;
        group.register();
      }
      int phase = group.arrive();
      group.awaitAdvance(phase);
      return phase + 1;
    }

    public void leave() {
      if (!gone) {
        gone = true;
        if (!counted) {
          group.register();
        }
        group.arriveAndDeregister();
      }
    }
  }
}
