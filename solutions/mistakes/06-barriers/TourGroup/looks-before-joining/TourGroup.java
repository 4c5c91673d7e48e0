/*
 * Mistake: join() looks whether the tour has ended, and registers after that.
 * Looks right because: it looks first, and a tour seldom ends just then.
 * Caught by: theLastOneLeavesAndSomebodyJoins
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
    group.register();
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
