package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · TourGroup")
@Exercise(module = "06-barriers", number = 5)
class TourGroupTest {

  @Test
  @DisplayName("1.1 whoever joins while others are at the stop already is waited for there")
  @Kinds(Kind.MORE_WHO_WAIT)
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
  @DisplayName("1.2 whoever joins while the guide is telling is waited for from the next stop on")
  @Kinds({Kind.STATES, Kind.LATE_EVENTS})
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
    Tourist fourth = tour.startsToJoin("member-4");
    fourth.settle();
    telling.open();
    tour.awaitMembers(4);

    first.assertWalksOn(1, "the guide has told about stop 1");
    second.assertWalksOn(1, "the guide has told about stop 1");
    first.arrives();
    second.arrives();
    second.assertWaits("at stop 2, though member-4, who joined at stop 1, is still on the way");
    fourth.leaves();
    tour.awaitWalk(first, second, third);
    third.assertWalksOn(2, "joined while the guide was telling about stop 1");
    second.assertWalksOn(2, "everybody has come to stop 2, or left");
  }

  @Test
  @DisplayName("1.3 when everybody has left, the tour has ended: no stop, no new members")
  @Kinds({Kind.STATES, Kind.SIZES})
  void whenEverybodyHasLeftTheTourHasEnded(Story story) {
    for (int stops = 0; stops <= 3; stops++) {
      Tour tour = new Tour(story);
      Tourist first = tour.joins("member-1");
      Tourist second = tour.joins("member-2");
      for (int stop = 1; stop <= stops; stop++) {
        first.arrives();
        second.arrives();
        tour.assertWalkOn(stop, "both have come to stop " + stop);
      }
      first.leaves();
      second.leaves();

      tour.assertTold(
          "everybody left on the way to stop " + (stops + 1) + ", and nobody is there to be told",
          IntStream.rangeClosed(1, stops).boxed().toArray(Integer[]::new));
      tour.assertHasEnded("everybody has left, and member-3 comes");
      second.leaves();
      tour.assertHasEnded("everybody has left, one of them twice, and member-3 comes");
    }
  }

  @Test
  @DisplayName("1.4 one thread joins for two members: both are waited for")
  @Kinds({Kind.SIZES, Kind.WHO_IS_INSIDE})
  void aMemberIsNotAThread(Story story) {
    Tour tour = new Tour(story);
    Tourist parent = new Tourist(tour, "parent");
    Tourist child = new Tourist(tour, "child");
    story
        .start(
            "parent",
            () -> {
              parent.join();
              child.join();
            })
        .result();

    parent.arrives();

    parent.assertWaits("at stop 1, though the child has joined, too, and is still on the way");
    child.leaves();
    tour.awaitWalk(parent);
    parent.assertWalksOn(1, "the child, for whom it waited, has left");
  }

  @Test
  @DisplayName("1.5 a new member comes as the last one leaves, in whatever order: in, or refused")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void theLastOneLeavesAndSomebodyJoins(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Walk walk = new Walk(round);
          Walker first = walk.joins("member-1");
          walk.thread(first, first::leave);
          Walker second = walk.walker("member-2");
          walk.thread(
              second,
              () -> {
                if (second.join()) {
                  second.arrive();
                }
              });
        });
  }

  @Test
  @DisplayName("1.6 somebody joins on the way, in whatever order: waited for from then on")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void somebodyJoinsOnTheWay(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Walk walk = new Walk(round);
          Walker first = walk.joins("member-1");
          walk.thread(
              first,
              () -> {
                first.arrive();
                first.arrive();
                first.leave();
              });
          Walker second = walk.walker("member-2");
          walk.thread(
              second,
              () -> {
                if (second.join()) {
                  second.arrive();
                  second.leave();
                }
              });
        });
  }

  @Test
  @DisplayName("1.7 each group is by itself")
  @Kinds(Kind.SIZES)
  void eachGroupIsByItself(Story story) {
    Tour one = new Tour(story);
    Tour other = new Tour(story);
    Tourist first = one.joins("member-1");
    Tourist second = other.joins("member-2");

    second.arrives();
    other.awaitWalk(second);
    second.assertWalksOn(1, "it is alone in its group; member-1 walks with another one");
    second.leaves();
    first.arrives();

    one.awaitWalk(first);
    first.assertWalksOn(1, "it is alone in its group; another group has been there, and has ended");
    one.joins("member-3").leaves();
  }

  @Test
  @DisplayName("2.1 at each stop the guide tells something once, and all members walk on")
  @Kinds(Kind.MORE_WHO_WAIT)
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
  @Kinds(Kind.WHO_IS_INSIDE)
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
            tour.walkedOn.keySet())
        .isEmpty();
    tour.assertTold("both have come to stop 1, and the guide is still telling", 1);
    telling.open();
    tour.assertWalkOn(1, "the guide has told about stop 1");
  }

  @Test
  @DisplayName("2.3 members who are interrupted, twice, go on waiting, and stay interrupted")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void anInterruptDoesNotEndTheWait(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");
    first.arrives().settle();
    second.arrives().settle();

    for (int i = 1; i <= 2; i++) {
      second.walk.thread().interrupt();
      first.walk.endsWhenInterrupted();
    }

    for (Tourist waiting : List.of(first, second)) {
      Worker.Rest rest = waiting.settle();
      assertThat(rest)
          .withFailMessage(
              "both were interrupted at stop 1, twice, and member-3 has not come%n"
                  + "arrive() of %s: expected to sleep, was %s",
              waiting.name, rest == Worker.Rest.FINISHED ? waiting.walk.result() : rest)
          .isEqualTo(Worker.Rest.PARKED);
    }
    third.arrives();
    tour.assertWalkOn(1, "all three have come to stop 1");
    first.assertStillInterrupted();
    second.assertStillInterrupted();
  }

  @Test
  @DisplayName("2.4 whoever waits sleeps, for as long as it takes")
  @Kinds(Kind.OWN_LIMITS)
  void whoWaitsSleeps(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Worker.Rest rest = first.arrives().settle();

    Thread.State state = first.walk.thread().getState();
    String seen =
        rest == Worker.Rest.PARKED && state == Thread.State.TIMED_WAITING
            ? "asleep with a time limit"
            : rest == Worker.Rest.PARKED ? "asleep" : rest.toString();

    assertThat(seen)
        .withFailMessage(
            "member-1 waits for member-2, and looks again though nothing has changed%n"
                + "member-1: expected asleep, was %s",
            seen)
        .isEqualTo("asleep");
    second.arrives();
    tour.assertWalkOn(1, "both have come to stop 1");
  }

  @Test
  @DisplayName("2.5 two members, two stops, in whatever order: they meet at both")
  @Kinds(Kind.EVERY_ORDER)
  void theyMeetAtEachStop(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Walk walk = new Walk(round);
          walk.goes(walk.joins("member-1"), 2);
          walk.goes(walk.joins("member-2"), 2);
        });
  }

  @Test
  @DisplayName("2.6 an interrupt at any moment changes nothing, and is not forgotten")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer
        .interrupting("member-1", "member-2")
        .everyOrder(
            round -> {
              Walk walk = new Walk(round);
              Walker first = walk.joins("member-1");
              walk.thread(
                  first,
                  () -> {
                    first.arrive();
                    first.leave();
                  });
              walk.goes(walk.joins("member-2"), 1);
            });
  }

  @Test
  @DisplayName("2.7 a member who is alone walks from stop to stop, and there are many stops")
  @Kinds(Kind.SIZES)
  void thereAreManyStops(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    for (Tourist tourist : List.of(first, second)) {
      tourist.walk = story.start(tourist.name, () -> tourist.arrivesUntil(300));
    }

    first.assertWalksOn(300, "two members have been at 300 stops");
    second.assertWalksOn(300, "two members have been at 300 stops");
    tour.assertTold(
        "two members have been at 300 stops",
        IntStream.rangeClosed(1, 300).boxed().toArray(Integer[]::new));
  }

  @Test
  @DisplayName("3.1 nobody waits any more for a member who has left, at any stop")
  @Kinds(Kind.STATES)
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
    second.leaves();
    for (int stop = 4; stop <= 5; stop++) {
      first.arrives();
      tour.awaitWalk(first);
      first.assertWalksOn(stop, "both others have left");
    }
    tour.assertTold("member-1 has been at five stops", 1, 2, 3, 4, 5);
  }

  @Test
  @DisplayName("3.2 when the one leaves for whom all wait, the guide tells, and they walk on")
  @Kinds(Kind.MORE_WHO_WAIT)
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
  @DisplayName("3.3 whoever leaves does not wait for the others, and they wait for each other")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
  void theOthersStillWaitForEachOther(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");
    Tourist fourth = tour.joins("member-4");
    first.arrives().settle();

    second.leaves();
    third.leaves();

    first.assertWaits("at stop 1, though member-4 is still on the way; two others have left");
    fourth.arrives();
    tour.awaitWalk(first, fourth);
    first.assertWalksOn(1, "member-4 has come, and both others have left");
    fourth.assertWalksOn(1, "member-1 was there, and both others have left");
  }

  @Test
  @DisplayName("3.4 one walks on and one leaves, in whatever order: nobody waits in vain")
  @Kinds(Kind.EVERY_ORDER)
  void oneWalksOnAndOneLeaves(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Walk walk = new Walk(round);
          walk.goes(walk.joins("member-1"), 2);
          Walker second = walk.joins("member-2");
          walk.thread(
              second,
              () -> {
                second.arrive();
                second.leave();
              });
        });
  }

  @Test
  @DisplayName("3.5 three members, one of whom leaves, in whatever order")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void oneOfThreeLeaves(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Walk walk = new Walk(round);
          walk.goes(walk.joins("member-1"), 1);
          walk.goes(walk.joins("member-2"), 1);
          Walker third = walk.joins("member-3");
          walk.thread(third, third::leave);
        });
  }

  @Test
  @DisplayName("3.6 an interrupted thread joins, arrives and leaves as any other one")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void anInterruptedThreadIsAsAnyOther(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = new Tourist(tour, "member-2");
    Worker<Boolean> hurried =
        story.start(
            "member-2",
            () -> {
              Thread.currentThread().interrupt();
              second.join();
              second.arrive();
              second.leave();
              return Thread.currentThread().isInterrupted();
            });
    story.await("member-2 to join, though it is interrupted", () -> second.member != null);
    boolean waits = hurried.settle().isWaiting();
    assertThat(waits)
        .withFailMessage(
            "member-2 came interrupted, and does not wait for member-1 at stop 1%n"
                + "arrive(): expected to wait, was %s",
            waits ? "waiting" : "over")
        .isTrue();

    for (int stop = 1; stop <= 2; stop++) {
      first.arrives();
      tour.awaitWalk(first);
      first.assertWalksOn(stop, "member-2 was at stop 1, and then left");
    }

    assertThat(hurried.result())
        .withFailMessage(
            "member-2 was interrupted before it came, and that is forgotten%n"
                + "member-2, still interrupted at the end: expected true, was false")
        .isTrue();
  }

  @Test
  @DisplayName("4.1 whoever leaves twice is one member fewer, and not two")
  @Kinds(Kind.STATES)
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
    tour.awaitWalk(second, third);
    second.assertWalksOn(1, "both who are left have come to stop 1");
    third.assertWalksOn(1, "both who are left have come to stop 1");
  }

  @Test
  @DisplayName("4.2 whoever leaves again at a later stop, or while others wait, changes nothing")
  @Kinds({Kind.STATES, Kind.LATE_EVENTS})
  void whoLeavesAgainLaterChangesNothing(Story story) {
    Tour tour = new Tour(story);
    Tourist first = tour.joins("member-1");
    Tourist second = tour.joins("member-2");
    Tourist third = tour.joins("member-3");
    first.leaves();
    second.arrives();
    third.arrives();
    tour.awaitWalk(second, third);

    first.leaves();
    second.arrives().settle();
    first.leaves();

    second.assertWaits("at stop 2, though only member-1 has left, again: member-3 has not come");
    third.arrives();
    tour.awaitWalk(second, third);
    second.assertWalksOn(2, "both who are left have come to stop 2");
    tour.assertTold("two members have been at two stops", 1, 2);
  }

  /** A group with a guide who writes down what he tells, and can be held while he does. */
  private static final class Tour {
    private final Story story;
    private final List<Integer> told = new CopyOnWriteArrayList<>();
    private final List<Tourist> members = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> walkedOn = new ConcurrentHashMap<>(); // name, interrupted
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

    /** Lets somebody join, and waits for nothing. */
    Tourist startsToJoin(String name) {
      Tourist tourist = new Tourist(this, name);
      tourist.walk =
          story.start(
              name,
              () -> {
                tourist.join();
                return null;
              });
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

    void assertHasEnded(String because) {
      Object seen =
          story
              .start(
                  "member-3",
                  () -> {
                    try {
                      new Tourist(this, "member-3").join();
                      return "a new member";
                    } catch (RuntimeException e) {
                      story.note("is refused");
                      return e;
                    }
                  })
              .result();
      assertThat(seen)
          .withFailMessage(
              "%s%njoin(): expected java.lang.IllegalStateException, was %s", because, seen)
          .isInstanceOf(IllegalStateException.class);
    }

    void awaitMembers(int count) {
      story.await(count + " members to have joined", () -> members.size() == count);
    }

    /** Blocks until these have walked on from the stop to which they were on their way. */
    void awaitWalk(Tourist... tourists) {
      for (Tourist tourist : tourists) {
        story.await(tourist.name + " to walk on", () -> !tourist.walk.thread().isAlive());
      }
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
      tour.story.note(name + " joins");
      member = tour.group.join();
      tour.members.add(this);
    }

    private int arrive() {
      tour.story.note("arrives");
      int stop = member.arrive();
      tour.story.note("walks on from stop " + stop);
      tour.walkedOn.put(name, Thread.currentThread().isInterrupted());
      return stop;
    }

    private void leave() {
      tour.story.note("leaves");
      member.leave();
    }

    /** Goes on to this stop without a break; the result is the number of the last one. */
    private int arrivesUntil(int last) {
      int stop = 0;
      for (int expected = 1; expected <= last && stop == expected - 1; expected++) {
        stop = member.arrive();
      }
      return stop;
    }

    /** Goes to the next stop; the result is what arrive() returns. */
    Worker<Integer> arrives() {
      walk = tour.story.start(name, this::arrive);
      return walk;
    }

    /** Leaves, and blocks until that is done. */
    void leaves() {
      Worker<Void> leaving = tour.story.start(name, this::leave);
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

    /** To be asked when this one has walked on. */
    void assertStillInterrupted() {
      Object seen = tour.walkedOn.get(name);
      assertThat(seen)
          .withFailMessage(
              "%s was interrupted at the stop, and that is forgotten%n"
                  + "%s, still interrupted when it walked on: expected true, was %s",
              name, name, seen)
          .isEqualTo(true);
    }
  }

  /** A tour on which people walk in every order. It writes down when each thing happened. */
  private static final class Walk {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Round round;
    private final TourGroup group = new TourGroup(this::tell);
    private final List<Walker> walkers = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();
    private final List<int[]> telling = new ArrayList<>(); // begin and end
    private int time;

    Walk(Round round) {
      this.round = round;
      round.check(this::check);
    }

    synchronized int now() {
      return ++time;
    }

    private void tell(int stop) {
      round.note("the guide tells about stop " + stop);
      int[] times = {now(), NEVER};
      told.add(stop);
      telling.add(times);
      round.seam();
      times[1] = now();
    }

    Walker walker(String name) {
      Walker walker = new Walker(this, name);
      walkers.add(walker);
      return walker;
    }

    /** Somebody who has joined before the others begin. */
    Walker joins(String name) {
      Walker walker = walker(name);
      walker.join();
      return walker;
    }

    void goes(Walker walker, int stops) {
      thread(
          walker,
          () -> {
            for (int i = 0; i < stops; i++) {
              walker.arrive();
            }
          });
    }

    void thread(Walker walker, Story.Action body) {
      boolean[] interrupted = {false};
      Round.Call<Void> call =
          round.thread(
              walker.name,
              () -> {
                body.run();
                interrupted[0] = Thread.currentThread().isInterrupted();
              });
      round.check(
          () ->
              assertThat(!call.wasInterrupted() || interrupted[0])
                  .withFailMessage(
                      "%s was interrupted, and that is forgotten%n"
                          + "%s, still interrupted at the end: expected true, was false",
                      walker.name, walker.name)
                  .isTrue());
    }

    private void check() {
      List<Integer> visited =
          walkers.stream().flatMap(walker -> walker.stops.stream()).distinct().sorted().toList();
      assertThat(told)
          .withFailMessage(
              "members have been at the stops %s%ntold about stops: expected %s, was %s",
              visited, visited, told)
          .isEqualTo(visited);
      for (int i = 0; i < told.size(); i++) {
        assertThat(told.get(i))
            .withFailMessage("stops are numbered 1, 2, 3 and so on%ntold about stops: was %s", told)
            .isEqualTo(i + 1);
        checkStop(i + 1, telling.get(i)[0], telling.get(i)[1]);
      }
      walkers.forEach(this::checkRefusal);
    }

    private void checkStop(int stop, int begin, int end) {
      int lastCame = 0;
      for (Walker walker : walkers) {
        int visit = walker.stops.indexOf(stop);
        if (visit >= 0) {
          lastCame = Math.max(lastCame, walker.came.get(visit));
          assertThat(walker.came.get(visit) < begin && walker.went.get(visit) > end)
              .withFailMessage(
                  "%s was not told about stop %d%n"
                      + "%s at the stop while the guide told: expected true, was false",
                  walker.name, stop, walker.name)
              .isTrue();
        }
      }
      for (Walker walker : walkers) {
        boolean belongs = walker.joined < lastCame && walker.leaves > begin;
        assertThat(!belongs || walker.stops.contains(stop))
            .withFailMessage(
                "the others did not wait for %s, who had joined and not left%n"
                    + "stops of %s: expected %d among them, was %s",
                walker.name, walker.name, stop, walker.stops)
            .isTrue();
      }
    }

    private void checkRefusal(Walker refused) {
      for (Walker other : walkers) {
        assertThat(refused.refused == NEVER || other.leaves < refused.refused)
            .withFailMessage(
                "%s was refused before %s began to leave%njoin(): expected a member, was refused",
                refused.name, other.name)
            .isTrue();
      }
    }
  }

  /** Somebody who walks with the others, and when. */
  private static final class Walker {
    private final Walk walk;
    private final String name;
    private final List<Integer> stops = new ArrayList<>();
    private final List<Integer> came = new ArrayList<>();
    private final List<Integer> went = new ArrayList<>();
    private TourGroup.Member member;
    private int joined = Walk.NEVER;
    private int leaves = Walk.NEVER;
    private int refused = Walk.NEVER;

    Walker(Walk walk, String name) {
      this.walk = walk;
      this.name = name;
    }

    /** Whether the tour has not ended yet. */
    boolean join() {
      walk.round.note("joins");
      try {
        member = walk.group.join();
        joined = walk.now();
        return true;
      } catch (IllegalStateException e) {
        walk.round.note("is refused");
        refused = walk.now();
        leaves = 0; // is in nobody's way
        return false;
      }
    }

    void arrive() {
      walk.round.note("arrives");
      came.add(walk.now());
      int stop = member.arrive();
      stops.add(stop);
      went.add(walk.now());
      walk.round.note("walks on from stop " + stop);
    }

    void leave() {
      walk.round.note("leaves");
      leaves = walk.now();
      member.leave();
    }
  }
}
