package workbook.barriers;

import java.util.concurrent.Phaser;

/**
 * A tour group walks from stop to stop. At each stop all members wait for each other, the guide
 * tells something once, and then they walk on. Members join and leave at any time, and the tour
 * ends when the last one leaves; then the guide tells nothing more. An interrupt changes none of
 * this, and the thread stays interrupted.
 *
 * <p>Thread-safe. The phaser counts the members and those who are still missing; on the way to stop
 * n it is in phase n - 1.
 */
public class TourGroup {
  /** Tells the group about the stop where it is. Throws nothing, and does not use the group. */
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final Phaser group =
      new Phaser() {
        // 2: runs once a phase, when nobody is missing any more and nobody has been let go yet
        @Override
        protected boolean onAdvance(int phase, int members) {
          if (members > 0) {
            guide.tell(phase + 1);
          }
          return members == 0; // the tour has ended
        }
      };

  public TourGroup(Guide guide) {
    this.guide = guide;
  }

  /**
   * Adds a member to the group that is on its way to the next stop: the others wait for this one
   * there, even if they have arrived already. While the guide is telling, the next stop is the one
   * after that, and this method may wait for him; it waits for nobody else. Throws
   * IllegalStateException if the tour has ended.
   */
  public Member join() {
    // 1: a phaser that has terminated takes nobody, and says so by a negative number only
    if (group.register() < 0) {
      throw new IllegalStateException("the tour has ended");
    }
    return new Member();
  }

  /** Somebody who walks with the group: used by one thread at a time, not always the same one. */
  public class Member {
    private boolean gone; // used by the thread of this member only

    private Member() {}

    /**
     * Waits until all members have arrived at the next stop and the guide has told them about it
     * once, and returns its number: 1, 2, 3 and so on. Meanwhile the thread sleeps, and does not
     * look again and again. After {@link #leave} nobody calls this.
     */
    public int arrive() {
      int phase = group.arrive();
      group.awaitAdvance(phase);
      return phase + 1;
    }

    /**
     * Leaves the group. This may wait for the guide, but not for other members. To leave again has
     * no effect.
     */
    public void leave() {
      // 4: a phaser counts members and does not know them, so that each has to know this itself
      if (!gone) {
        gone = true;
        // 3: one fewer is missing at this stop, and one fewer is waited for from now on
        group.arriveAndDeregister();
      }
    }
  }
}
