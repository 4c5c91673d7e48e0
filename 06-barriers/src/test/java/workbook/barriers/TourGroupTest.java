package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · TourGroup")
@Exercise(module = "06-barriers", number = 5)
class TourGroupTest {

  @Test
  @DisplayName("1.1 who joins while others are at the stop already is waited for there")
  void whoJoinsOnTheWayIsWaitedFor(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    first.arrives().settle();

    Tourist third = tour.joins("member-3");
    second.arrives();

    second.assertWaits("at stop 1, though member-3 has joined and is still on the way");
    third.arrives();
    tour.assertWalkOn(1, "all three have come to stop 1");
  }

  @Test
  @DisplayName("1.2 who joins while the guide is telling is with the group from the next stop on")
  void whoJoinsMeanwhileComesToTheNextStop(Story story) {
    Checkpoint telling = story.checkpoint("the guide telling about stop 1");
    Tour tour = new Tour(story, telling);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    first.arrives();
    second.arrives();
    telling.awaitHeld(1);

    Tourist third = tour.joinsAndArrives("member-3");
    third.settle();
    telling.open();
    tour.awaitMembers(3);

    first.assertWalksOn(1, "the guide has told about stop 1");
    second.assertWalksOn(1, "the guide has told about stop 1");
    first.arrives();
    second.arrives();
    third.assertWalksOn(2, "joined while the guide was telling about stop 1");
    tour.assertWalkOn(2, "all three have come to stop 2");
  }

  @Test
  @DisplayName("1.3 when everybody has left, the tour has ended: no stop, no new members")
  void whenEverybodyHasLeftTheTourHasEnded(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    first.leaves();
    second.leaves();

    assertThat(tour.told)
        .withFailMessage(
            "everybody left on the way to stop 1, and the guide tells something to nobody%n"
                + "told about stops: expected [], was %s",
            tour.told)
        .isEmpty();
    Object seen = tour.triesToJoin("member-3");
    assertThat(seen)
        .withFailMessage(
            "everybody has left, and member-3 comes%n"
                + "join(): expected java.lang.IllegalStateException, was %s",
            seen)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("2.1 at each stop the guide tells something once, and all members walk on")
  void theGuideTellsOnceAtEachStop(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");

    for (int stop = 1; stop <= 2; stop++) {
      first.arrives();
      second.arrives();
      third.arrives();
      tour.assertWalkOn(stop, "all three have come to stop " + stop);
    }

    tour.assertTold("three members have been at two stops", 1, 2);
  }

  @Test
  @DisplayName("2.2 nobody walks on while the guide is telling")
  void nobodyWalksOnWhileTheGuideIsTelling(Story story) {
    Checkpoint telling = story.checkpoint("the guide telling about stop 1");
    Tour tour = new Tour(story, telling);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");

    first.arrives();
    second.arrives();
    telling.awaitHeld(1);
    // Whoever is told a second time is held there, too.
    story.happens("somebody to walk on", () -> !tour.walkedOn.isEmpty() || tour.told.size() > 1);

    assertThat(tour.walkedOn)
        .withFailMessage(
            "the guide is still telling about stop 1%nwalked on: expected nobody, was %s",
            tour.walkedOn)
        .isEmpty();
    tour.assertTold("both have come to stop 1, and the guide is still telling", 1);
    telling.open();
    tour.assertWalkOn(1, "the guide has told about stop 1");
  }

  @Test
  @DisplayName("2.3 a member who is interrupted goes on waiting for the others")
  void anInterruptDoesNotEndTheWait(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Worker<Integer> waiting = first.arrives();
    waiting.settle();

    boolean walksOn = waiting.endsWhenInterrupted();

    assertThat(walksOn)
        .withFailMessage(
            "member-1 was interrupted at stop 1, and member-2 has not come%n"
                + "arrive(): expected to wait, was %s",
            walksOn ? waiting.result() : "waiting")
        .isFalse();
    second.arrives();
    tour.assertWalkOn(1, "both have come to stop 1");
  }

  @Test
  @DisplayName("3.1 nobody waits any more for a member who has left, at any stop")
  void whoHasLeftIsNotWaitedFor(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");

    third.leaves();

    for (int stop = 1; stop <= 3; stop++) {
      first.arrives();
      second.arrives();
      tour.assertWalkOn(stop, "member-3 has left, and both others have come to stop " + stop);
    }
  }

  @Test
  @DisplayName("3.2 when the one leaves for whom all wait, the guide tells, and they walk on")
  void theLastOneMissingLeaves(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");
    first.arrives();
    second.arrives();
    first.settle();
    second.settle();

    third.leaves();

    tour.assertWalkOn(1, "both were waiting at stop 1 for member-3, who has left now");
    tour.assertTold("two members have been at stop 1, and the third has left", 1);
  }

  @Test
  @DisplayName("4.1 who leaves twice is one member fewer, and not two")
  void whoLeavesTwiceIsOneFewer(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");

    first.leaves();
    first.leaves();
    second.arrives();

    second.assertWaits("at stop 1, though only member-1 has left, twice: member-3 has not come");
    third.arrives();
    tour.assertWalkOn(1, "both who are left have come to stop 1");
  }

  /** A group with a guide who writes down what he tells, and can be held while he does. */
  private static final class Tour {
    private final Story story;
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final List<Tourist> members = new CopyOnWriteArrayList<>();
    private final List<String> walkedOn = new CopyOnWriteArrayList<>();
    private final TourGroup group;

    Tour(Story story) {
      this.story = story;
      group = new TourGroup(this::tell);
    }

    Tour(Story story, Checkpoint firstStop) {
      this.story = story;
      group =
          new TourGroup(
              stop -> {
                tell(stop);
                if (stop == 1) {
                  firstStop.pass();
                }
              });
    }

    private void tell(int stop) {
      story.note("the guide tells about stop " + stop);
      told.add(stop);
    }

    /** Lets somebody join, and blocks until that is done. */
    Tourist joins(String name) {
      Tourist tourist = new Tourist(this, name);
      story.start(name, tourist::join).result();
      return tourist;
    }

    /** Lets somebody join and go to the next stop at once, and waits for nothing. */
    Tourist joinsAndArrives(String name) {
      Tourist tourist = new Tourist(this, name);
      tourist.walk =
          story.start(
              name,
              () -> {
                tourist.join();
                return tourist.arrive();
              });
      return tourist;
    }

    /** Returns what join() throws, or what it returns. */
    Object triesToJoin(String name) {
      return story
          .start(
              name,
              () -> {
                try {
                  new Tourist(this, name).join();
                  return "a new member";
                } catch (RuntimeException e) {
                  story.note("is refused");
                  return e;
                }
              })
          .result();
    }

    void awaitMembers(int count) {
      story.await(count + " members to have joined", () -> members.size() == count);
    }

    /** Everybody who was on the way walks on from this stop. */
    void assertWalkOn(int stop, String because) {
      for (Tourist member : members) {
        if (member.walk != null) {
          member.assertWalksOn(stop, because);
        }
      }
    }

    void assertTold(String because, Integer... stops) {
      assertThat(told)
          .withFailMessage(
              "%s%ntold about stops: expected %s, was %s", because, List.of(stops), told)
          .containsExactly(stops);
    }
  }

  /** Somebody who joins the group, and each of whose walks is a thread. */
  private static final class Tourist {
    private final Tour tour;
    private final String name;
    private volatile TourGroup.Member member;
    private volatile Worker<Integer> walk;

    Tourist(Tour tour, String name) {
      this.tour = tour;
      this.name = name;
    }

    private void join() {
      tour.story.note("joins");
      member = tour.group.join();
      tour.members.add(this);
    }

    private int arrive() {
      tour.story.note("arrives");
      int stop = member.arrive();
      tour.story.note("walks on from stop " + stop);
      tour.walkedOn.add(name);
      return stop;
    }

    /** Goes to the next stop; the result is what arrive() returns. */
    Worker<Integer> arrives() {
      walk = tour.story.start(name, this::arrive);
      return walk;
    }

    /** Leaves, and blocks until that is done. */
    void leaves() {
      TourGroup.Member leaver = member;
      Worker<Void> leaving =
          tour.story.start(
              name,
              () -> {
                tour.story.note("leaves");
                leaver.leave();
              });
      tour.story.await(name + " to leave", () -> !leaving.thread().isAlive());
      leaving.result();
    }

    Worker.Rest settle() {
      return walk.settle();
    }

    void assertWaits(String seen) {
      boolean waits = settle().isWaiting();
      assertThat(waits)
          .withFailMessage(
              "%s does not wait %s%narrive(): expected to wait, was %s",
              name, seen, waits ? "waiting" : walk.result())
          .isTrue();
    }

    void assertWalksOn(int stop, String because) {
      tour.story.await(
          name + " to walk on from stop " + stop + ": " + because, () -> !walk.thread().isAlive());
      Object seen = walk.result();
      assertThat(seen)
          .withFailMessage("%s: %s%narrive(): expected %d, was %s", name, because, stop, seen)
          .isEqualTo(stop);
    }
  }
}
