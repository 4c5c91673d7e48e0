package workbook.barriers;

import java.util.concurrent.Phaser;

/**
 * A tour group walks from stop to stop. At each stop all members wait for each other, the guide
 * tells something once, and then they walk on. Members join and leave at any time, and the tour
 * ends when the last one leaves; then the guide tells nothing more. An interrupt changes none of
 * this, and the thread stays interrupted. Right now, the others wait for ever for somebody who has
 * left, everybody is told everything again and again, and the tour never ends.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 06-barriers -Dtest=TourGroupTest</pre>
 */
public class TourGroup {
  /** Tells the group about the stop where it is. Throws nothing, and does not use the group. */
  public interface Guide {
    void tell(int stop);
  }

  private final Guide guide;
  private final Phaser group = new Phaser();

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
    // TODO 1: this happens even if the tour has ended
    group.register();
    return new Member();
  }

  /** Somebody who walks with the group: used by one thread at a time, not always the same one. */
  public class Member {
    private Member() {}

    /**
     * Waits until all members have arrived at the next stop and the guide has told them about it
     * once, and returns its number: 1, 2, 3 and so on. Meanwhile the thread sleeps, and does not
     * look again and again. After {@link #leave} nobody calls this.
     */
    public int arrive() {
      int stop = group.arriveAndAwaitAdvance();
      // TODO 2: as many times as there are members, and some have walked on
      guide.tell(stop);
      return stop;
    }

    /**
     * Leaves the group. This may wait for the guide, but not for other members. To leave again has
     * no effect.
     */
    public void leave() {
      // TODO 3: at the next stop the others go on, but not at the one after that
      // TODO 4: the second time, this is done for somebody who is still a member
      group.arrive();
    }
  }
}
