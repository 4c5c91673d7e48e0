package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;
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

@DisplayName("Exercise 6 · ReusableBarrier")
@Exercise(module = "06-barriers", number = 6)
class ReusableBarrierTest {
  private static final String GOES_ON = "goes on";
  private static final String INTERRUPTED = "InterruptedException";
  private static final String BROKEN = "BrokenBarrierException";
  private static final String FAILED = "what the action threw";

  @Test
  @DisplayName("1.1 when the last one has come, all go on")
  @Kinds(Kind.MORE_WHO_WAIT)
  void allGoOn(Story story) {
    House house = new House(story, 4);

    Worker<String> first = house.comes("teller-1");
    Worker<String> second = house.comes("teller-2");
    Worker<String> third = house.comes("teller-3");
    third.settle();
    Worker<String> last = house.comes("teller-4");

    for (Worker<String> teller : List.of(last, first, second, third)) {
      assertGets(teller, GOES_ON, "all four are there");
    }
  }

  @Test
  @DisplayName("1.2 the last one runs the action, and nobody goes on before that")
  @Kinds(Kind.WHO_IS_INSIDE)
  void theActionComesFirst(Story story) {
    House house = new House(story, 2);

    house.doors = story.checkpoint("running the action");
    Worker<String> first = house.comes("teller-1");
    first.settle();
    Worker<String> last = house.comes("teller-2");
    last.settle();
    boolean waits = first.settle().isWaiting();
    house.doors.open();
    story.join();

    assertThat(house.runBy)
        .withFailMessage(
            "teller-2 came last%nthe action is run by: expected [teller-2], was %s", house.runBy)
        .containsExactly("teller-2");
    assertThat(waits)
        .withFailMessage(
            "teller-2 had not finished the action yet%nteller-1: expected waiting, was gone on")
        .isTrue();
  }

  @Test
  @DisplayName("1.3 three tellers, in whatever order they come: one action, and all go on")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void threeMeetInEveryOrder(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 3, 1));
  }

  @Test
  @DisplayName("1.4 while somebody else holds the lock of the house, nobody meets")
  @Kinds(Kind.LOCK_HELD_OUTSIDE)
  void nothingHappensWithoutTheLock(Story story) {
    House house = new House(story, 2);
    Checkpoint safe = story.checkpoint("the safe, with the lock of the house");
    house.guards(safe);
    Worker<String> first = house.comes("teller-1");
    Worker<String> second = house.comes("teller-2");
    first.settle();
    second.settle();
    List<String> runBy = List.copyOf(house.runBy);
    safe.open();

    assertThat(runBy)
        .withFailMessage(
            "the guard held the lock of the house%nthe action is run by: expected [], was %s",
            runBy)
        .isEmpty();
    assertGets(first, GOES_ON, "the guard has given the lock of the house back");
    assertGets(second, GOES_ON, "the guard has given the lock of the house back");
  }

  @Test
  @DisplayName("1.5 two barriers with the lock of one house share nothing else")
  @Kinds(Kind.SIZES)
  void eachBarrierIsItsOwn(Story story) {
    House house = new House(story, 2);
    ReusableBarrier upstairs = new ReusableBarrier(2, house.lock, () -> {});

    Worker<String> first = house.comes("teller-1");
    first.settle();
    Worker<String> second = house.comesTo("teller-2", upstairs);
    boolean waits = second.settle().isWaiting() && first.settle().isWaiting();
    Worker<String> third = house.comes("teller-3");

    assertThat(waits)
        .withFailMessage(
            "teller-1 and teller-2 came to different barriers%n"
                + "each of them: expected to wait, was going on")
        .isTrue();
    assertGets(first, GOES_ON, "teller-1 and teller-3 met, and teller-2 was at another barrier");
    assertGets(third, GOES_ON, "teller-1 and teller-3 met, and teller-2 was at another barrier");
    assertGets(house.comesTo("teller-4", upstairs), GOES_ON, "teller-2 and teller-4 met");
    assertGets(second, GOES_ON, "teller-2 and teller-4 met");
  }

  @Test
  @DisplayName("1.6 a barrier for one makes nobody wait, and runs its action each time")
  @Kinds({Kind.SIZES, Kind.STATES})
  void aBarrierForOne(Story story) {
    House house = new House(story, 1);

    assertGets(house.comes("teller-1"), GOES_ON, "teller-1 is all who have to come");
    assertGets(house.comes("teller-1"), GOES_ON, "teller-1 is all who have to come");
    assertThat(house.runBy)
        .withFailMessage(
            "teller-1 has come twice to a barrier for one%naction: expected 2 times, was %d times",
            house.runBy.size())
        .hasSize(2);
  }

  @Test
  @DisplayName("1.7 whoever waits sleeps until there is something to do")
  @Kinds(Kind.OWN_LIMITS)
  void whoeverWaitsSleeps(Story story) {
    House house = new House(story, 2);

    Worker<String> first = house.comes("teller-1");
    Worker.Rest rest = first.settle();
    Thread.State state = first.thread().getState();
    String seen = rest == Worker.Rest.PARKED ? state.toString() : rest.toString();

    assertThat(seen)
        .withFailMessage(
            "teller-1 waits for teller-2, and nobody has woken it%n"
                + "teller-1: expected WAITING, was %s",
            seen)
        .isEqualTo("WAITING");
  }

  @Test
  @DisplayName("2.1 whoever is woken for no reason goes on waiting")
  @Kinds(Kind.EVERY_ORDER)
  void whoIsWokenForNoReasonGoesOnWaiting(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 2, 1));
  }

  @Test
  @DisplayName("2.2 nobody gives up after a time of his own")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void nobodyWaitsWithALimit(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(round -> new Rush(round, 2, 1));
  }

  @Test
  @DisplayName("3.1 when one of three who wait is interrupted, all others are told, early or late")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.STATES})
  void anInterruptIsToldToTheOthers(Story story) {
    House house = new House(story, 4);

    Worker<String> first = house.comes("teller-1");
    first.settle();
    Worker<String> second = house.comes("teller-2");
    second.settle();
    Worker<String> third = house.comes("teller-3");
    third.settle();
    boolean ended = second.endsWhenInterrupted();

    assertThat(ended ? second.result() : "still waiting")
        .withFailMessage(
            "teller-2 was interrupted while it waited%nteller-2: expected %s, was %s",
            INTERRUPTED, ended ? second.result() : "still waiting")
        .isEqualTo(INTERRUPTED);
    assertGets(first, BROKEN, "teller-2 was interrupted and left");
    assertGets(third, BROKEN, "teller-2 was interrupted and left");
    for (int i = 4; i <= 6; i++) {
      assertGets(house.comes("teller-" + i), BROKEN, "teller-2 had been interrupted before");
    }
  }

  @Test
  @DisplayName("3.2 an interrupt at any moment: in each round all go on, or nobody does")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer.interrupting("teller-2").everyOrder(round -> new Rush(round, 2, 2));
  }

  @Test
  @DisplayName("3.3 an action that fails, in whatever order, leaves nobody waiting")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.STATES})
  void aFailureInAnyOrder(Explorer explorer) {
    explorer.failing().everyOrder(round -> new Rush(round, 2, 2));
    explorer.failing().everyOrder(round -> new Rush(round, 3, 1));
  }

  @Test
  @DisplayName("3.4 whoever comes interrupted, and would have to wait, is missed by the others")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void whoComesInterrupted(Story story) {
    House house = new House(story, 3);

    Worker<String> first = house.comes("teller-1");
    first.settle();
    Worker<String> second = house.comesInterrupted("teller-2");

    assertGets(second, INTERRUPTED, "teller-2 came interrupted, as the second of three");
    assertGets(first, BROKEN, "teller-2 came interrupted, as the second of three");
    assertGets(house.comes("teller-3"), BROKEN, "teller-2 had been interrupted before");
  }

  @Test
  @DisplayName("3.5 whoever is interrupted while it waits for the lock is missed by the others")
  @Kinds({Kind.INTERRUPTS, Kind.LOCK_HELD_OUTSIDE})
  void interruptedAtTheLock(Story story) {
    House house = new House(story, 2);
    Checkpoint safe = story.checkpoint("the safe, with the lock of the house");
    house.guards(safe);
    Worker<String> first = house.comes("teller-1");
    first.settle();
    first.endsWhenInterrupted();
    safe.open();

    String seen = "teller-1 was interrupted while the guard held the lock of the house";
    assertGets(first, INTERRUPTED, seen);
    assertGets(house.comes("teller-2"), BROKEN, seen);
  }

  @Test
  @DisplayName("3.6 an interrupt by the action itself comes too late to break the round")
  @Kinds(Kind.INTERRUPT_ANSWERS)
  void anActionThatIsInterrupted(Story story) {
    House house = new House(story, 2);
    house.interruptsItself = true;

    Worker<String> first = house.comes("teller-1");
    first.settle();
    house.comes("teller-2").ends();

    assertGets(first, GOES_ON, "the action was done, and then teller-2 was interrupted");
  }

  @Test
  @DisplayName("3.7 an interrupt while the action is run breaks nothing, and is not lost")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void interruptedDuringTheAction(Story story) {
    House house = new House(story, 2);
    house.doors = story.checkpoint("running the action");
    Worker<String> first = house.comes("teller-1");
    first.settle();
    Worker<String> last = house.comes("teller-2");
    house.doors.awaitHeld(1);
    first.endsWhenInterrupted();
    house.doors.open();

    String seen = "teller-1 was interrupted while teller-2 was running the action";
    assertGets(last, GOES_ON, seen);
    String gets = first.ends() ? first.result() : "still waiting";
    assertThat(house.interrupted.contains("teller-1") || gets.equals(INTERRUPTED))
        .withFailMessage(
            "%s%nteller-1: expected %s, or to go on and stay interrupted, was %s",
            seen, INTERRUPTED, gets)
        .isTrue();
    Worker<String> again = house.comes("teller-1");
    assertGets(house.comes("teller-2"), GOES_ON, seen + ", and both have come to round 2");
    assertGets(again, GOES_ON, seen + ", and both have come to round 2");
  }

  @Test
  @DisplayName("4.1 the next round is a round like the first")
  @Kinds(Kind.STATES)
  void theNextRoundIsLikeTheFirst(Story story) {
    House house = new House(story, 2);
    house.comes("teller-1").settle();
    house.comes("teller-2");
    story.join();

    Worker<String> first = house.comes("teller-1");
    boolean waits = first.settle().isWaiting();
    Worker<String> second = house.comes("teller-2");

    assertThat(waits)
        .withFailMessage(
            "in round 2, teller-1 went on alone%ntellers at the barrier: expected 2, was 1")
        .isTrue();
    assertGets(second, GOES_ON, "both are there for round 2");
    assertGets(first, GOES_ON, "both are there for round 2");
    assertThat(house.runBy)
        .withFailMessage(
            "two rounds are over%naction: expected 2 times, was %d times", house.runBy.size())
        .hasSize(2);
  }

  @Test
  @DisplayName("4.2 two tellers, three rounds: nobody is lapped, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void nobodyIsLapped(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 2, 3));
  }

  private static void assertGets(Worker<String> teller, String expected, String seen) {
    String was = teller.ends() ? teller.result() : "still waiting";
    assertThat(was)
        .withFailMessage(
            "%s%n%s: expected %s, was %s", seen, teller.thread().getName(), expected, was)
        .isEqualTo(expected);
  }

  /** A barrier, its lock, and those who come. */
  private static final class House {
    private final Story story;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> runBy = new CopyOnWriteArrayList<>();
    private final List<String> interrupted = new CopyOnWriteArrayList<>();
    private final ReusableBarrier barrier;
    private volatile Checkpoint doors;
    private volatile boolean interruptsItself;

    House(Story story, int parties) {
      this.story = story;
      barrier = new ReusableBarrier(parties, lock, this::open);
    }

    private void open() {
      runBy.add(Thread.currentThread().getName());
      story.note("runs the action");
      if (doors != null) {
        doors.pass();
      }
      if (interruptsItself) {
        Thread.currentThread().interrupt();
      }
    }

    /** Somebody holds the lock until the checkpoint opens. */
    void guards(Checkpoint safe) {
      story.start(
          "guard",
          () -> {
            lock.lock();
            try {
              story.note("holds the lock of the house");
              safe.pass();
            } finally {
              lock.unlock();
            }
          });
      safe.awaitHeld(1);
    }

    /** Starts a teller; the result is how it ends. */
    Worker<String> comes(String teller) {
      return comesTo(teller, barrier);
    }

    Worker<String> comesInterrupted(String teller) {
      return story.start(
          teller,
          () -> {
            Thread.currentThread().interrupt();
            return meet(barrier);
          });
    }

    Worker<String> comesTo(String teller, ReusableBarrier where) {
      return story.start(teller, () -> meet(where));
    }

    private String meet(ReusableBarrier where) {
      String end;
      try {
        story.note("comes");
        where.await();
        end = GOES_ON;
      } catch (Exception e) {
        end = e.getClass().getSimpleName();
      }
      if (Thread.currentThread().isInterrupted()) {
        interrupted.add(Thread.currentThread().getName());
      }
      story.note(end.equals(GOES_ON) ? end : "gets " + end);
      return end;
    }
  }

  /**
   * Tellers who come in every order, a few times each, whatever they get. A teller who is slow to
   * come to his first step may move beside another one, so counts are atomic.
   */
  private static final class Rush {
    private final Round round;
    private final int tellers;
    private final AtomicIntegerArray came;
    private final String[][] got;
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final boolean[] knows; // who has been told of an interrupt
    private final List<Round.Call<Void>> calls = new ArrayList<>();
    private final ReusableBarrier barrier;
    private volatile int lastRunBy;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    Rush(Round round, int tellers, int times) {
      this.round = round;
      this.tellers = tellers;
      came = new AtomicIntegerArray(times);
      knows = new boolean[tellers];
      got = new String[times][tellers];
      barrier = new ReusableBarrier(tellers, new ReentrantLock(), this::open);
      for (int i = 0; i < tellers; i++) {
        int teller = i;
        calls.add(round.thread("teller-" + (i + 1), () -> comes(teller)));
      }
      round.check(this::assertAllOrNobody);
    }

    private void open() {
      round.note("runs the action");
      lastRunBy = Thread.currentThread().getName().charAt("teller-".length()) - '1';
      int time = runs.getAndIncrement();
      if (time == came.length() || came.get(time) < tellers) {
        wrong.add("the action was run before all had come");
      }
      round.seam();
      if (time < got.length && !Arrays.equals(got[time], new String[tellers])) {
        wrong.add("somebody left round " + (time + 1) + " before its action was done");
      }
      done.incrementAndGet();
    }

    private void comes(int teller) {
      boolean thrown = false;
      for (int time = 0; time < came.length(); time++) {
        came.incrementAndGet(time);
        round.note("comes to round " + (time + 1));
        String end = meet();
        got[time][teller] = end;
        thrown |= end.equals(INTERRUPTED);
        round.note(end.equals(GOES_ON) ? end : "gets " + end);
        if (end.equals(GOES_ON) && done.get() <= time) {
          wrong.add("teller-" + (teller + 1) + " went on before the action was done");
        }
      }
      knows[teller] = thrown || Thread.currentThread().isInterrupted();
    }

    private String meet() {
      try {
        barrier.await();
        return GOES_ON;
      } catch (InterruptedException e) {
        return INTERRUPTED;
      } catch (BrokenBarrierException e) {
        return BROKEN;
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
        return FAILED;
      }
    }

    private void assertAllOrNobody() {
      assertThat(wrong)
          .withFailMessage(
              "%s%nparties in a round: expected %d, and then the action, was otherwise",
              String.join(", and ", wrong), tellers)
          .isEmpty();
      int expectedRuns = round.failure() == null ? done.get() : done.get() + 1;
      assertThat(runs.get())
          .withFailMessage(
              "rounds that were complete: %d%naction: expected %d times, was %d times",
              done.get(), expectedRuns, runs.get())
          .isEqualTo(expectedRuns);
      for (int time = 0; time < got.length; time++) {
        for (int teller = 0; teller < tellers; teller++) {
          assertEnd(time, teller);
        }
      }
      for (int teller = 0; teller < tellers; teller++) {
        assertThat(calls.get(teller).wasInterrupted() && !knows[teller])
            .withFailMessage(
                "teller-%d was interrupted, and got no exception%n"
                    + "its interrupt status at the end: expected true, was false",
                teller + 1)
            .isFalse();
      }
    }

    private void assertEnd(int time, int teller) {
      String end = got[time][teller];
      String expected = expected(time, teller);
      assertThat(end)
          .withFailMessage(
              "in round %d the action was %s%nteller-%d in round %d: expected %s, was %s",
              time + 1,
              done.get() > time ? "done" : "not done",
              teller + 1,
              time + 1,
              expected,
              end)
          .isEqualTo(expected);
    }

    private String expected(int time, int teller) {
      boolean interrupted = calls.get(teller).wasInterrupted();
      String end = got[time][teller];
      if (done.get() > time) {
        return interrupted && end.equals(INTERRUPTED) ? INTERRUPTED : GOES_ON;
      } else if (round.failure() != null) {
        return done.get() == time && teller == lastRunBy ? FAILED : BROKEN;
      } else if (interrupted) {
        return done.get() == time || end.equals(INTERRUPTED) ? INTERRUPTED : BROKEN;
      }
      return calls.stream().anyMatch(Round.Call::wasInterrupted) ? BROKEN : GOES_ON;
    }
  }
}
