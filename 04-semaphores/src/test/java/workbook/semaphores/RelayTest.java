package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

@DisplayName("Exercise 4 · Relay")
@Exercise(module = "04-semaphores", number = 4)
class RelayTest {

  @Test
  @DisplayName("1.1 a new round begins when the third leg has been run, and not before")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.OWN_LIMITS})
  void aNewRoundWaitsForTheThirdLeg(Story story) {
    Checkpoint running = story.checkpoint("running the third leg");
    Race race = new Race(story);
    race.start("red-1", 1).result();
    race.start("red-2", 2).result();

    race.start("red-3", 3, running::pass);
    running.awaitHeld(1);
    Worker<Void> next = race.start("blue-1", 1);
    assertAsleep(next, "red-3 is still on the third leg");
    running.open();
    next.result();

    race.assertLegs(1, 2, 3, 1);
  }

  @Test
  @DisplayName("1.2 an interrupt before the first leg ends the wait, and no turn is won or lost")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS, Kind.STATES})
  void whoWaitsForTheFirstLegCanBeInterrupted(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();
    race.start("red-2", 2).result();

    race.assertLeavesWhenInterrupted("blue-1", 1);
    Worker<Void> first = race.start("green-1", 1);
    Worker<Void> second = race.start("green-2", 2);
    second.settle();
    race.assertLegs(1, 2);
    race.start("red-3", 3).result();
    first.result();
    second.result();
    race.start("green-3", 3).result();

    assertRuns(race.start("white-1", 1), "blue-1 was interrupted two rounds ago");
    race.assertLegs(1, 2, 3, 1, 2, 3, 1);
  }

  @Test
  @DisplayName(
      "1.3 two runners for the first leg, in every order: the other runs in the next round")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void twoForTheFirstLeg(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Heat heat = new Heat(round);
          heat.comesAndEndsTheFirstRound("red");
          heat.comesAndEndsTheFirstRound("blue");
        });
  }

  @Test
  @DisplayName("1.4 a runner may run all the legs, a thousand times, and does so itself")
  @Kinds({Kind.SIZES, Kind.STATES})
  void aThousandRounds(Story story) {
    Relay relay = new Relay();
    AtomicInteger steps = new AtomicInteger();
    Worker<Void> runner =
        story.start(
            "red",
            () -> {
              Thread red = Thread.currentThread();
              Runnable step = () -> steps.addAndGet(Thread.currentThread() == red ? 1 : 0);
              for (int i = 0; i < 1_000; i++) {
                relay.first(step);
                relay.second(step);
                relay.third(step);
              }
            });

    runner.result();

    assertThat(steps.get())
        .withFailMessage(
            "red was on each leg a thousand times%n"
                + "steps that the thread of red has run: expected 3000, was %d",
            steps.get())
        .isEqualTo(3_000);
  }

  @Test
  @DisplayName("1.5 what happens in one relay stops nobody in another one")
  @Kinds(Kind.SIZES)
  void eachRelayIsByItself(Story story) {
    Race one = new Race(story);
    Race other = new Race(story);

    one.start("red-1", 1).result();

    assertRuns(other.start("blue-1", 1), "red-1 has run the first leg of another relay");
  }

  @Test
  @DisplayName("2.1 the second runner sleeps until the first has come")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.OWN_LIMITS})
  void theSecondWaitsForTheFirst(Story story) {
    Race race = new Race(story);

    Worker<Void> second = race.start("red-2", 2);
    assertAsleep(second, "nobody has run the first leg");
    race.start("red-1", 1).result();
    second.result();

    race.assertLegs(1, 2);
  }

  @Test
  @DisplayName(
      "2.2 an interrupt ends the wait at once, behind others and while somebody is running")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.WHO_IS_INSIDE})
  void whoWaitsBehindOthersCanBeInterrupted(Story story) {
    Checkpoint running = story.checkpoint("running the first leg");
    Race race = new Race(story);
    race.start("red-1", 1, running::pass);
    running.awaitHeld(1);
    race.start("green-1", 1);
    race.start("green-2", 2);
    race.start("green-3", 3).settle();
    Worker<String> first = race.startImpatient("blue-1", 1);
    Worker<String> second = race.startImpatient("blue-2", 2);
    Worker<String> third = race.startImpatient("blue-3", 3);
    third.settle();

    race.assertLeaves(first, "blue-1 waited behind green-1 while red-1 was on the first leg");
    race.assertLeaves(second, "blue-2 waited behind green-2 while red-1 was on the first leg");
    race.assertLeaves(third, "blue-3 waited behind green-3 while red-1 was on the first leg");
  }

  @Test
  @DisplayName("2.3 one of two for the second leg is interrupted, at any moment: the relay goes on")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS, Kind.MORE_WHO_WAIT})
  void oneOfTwoIsInterrupted(Explorer explorer) {
    explorer
        .interrupting("red")
        .everyOrder(
            round -> {
              Heat heat = new Heat(round);
              heat.comes("red", 2);
              heat.comes("blue", 2);
              heat.comes("green", 1, 3, 1);
            });
  }

  @Test
  @DisplayName(
      "2.4 an interrupt at any moment, on any leg, and a step that throws: the relay goes on")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.INTERRUPT_ANSWERS, Kind.FAILURES})
  void anInterruptOnAnyLeg(Explorer explorer) {
    explorer.interrupting("red").failing().everyOrder(round -> new Heat(round).goesRound("red"));
  }

  @Test
  @DisplayName("3.1 the third runner sleeps until the second has come")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.OWN_LIMITS})
  void theThirdWaitsForTheSecond(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();

    Worker<Void> third = race.start("red-3", 3);
    assertAsleep(third, "nobody has run the second leg");
    race.start("red-2", 2).result();
    third.result();

    race.assertLegs(1, 2, 3);
  }

  @Test
  @DisplayName("3.2 an interrupt before the third leg ends the wait, and no turn is won or lost")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void whoWaitsForTheThirdLegCanBeInterrupted(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();

    race.assertLeavesWhenInterrupted("blue-3", 3);
    Worker<Void> third = race.start("green-3", 3);
    Worker<Void> first = race.start("green-1", 1);
    first.settle();
    race.assertLegs(1);
    race.start("red-2", 2).result();
    third.result();
    first.result();

    race.assertLegs(1, 2, 3, 1);
  }

  @Test
  @DisplayName("3.3 whichever step throws, its caller gets just that, and the relay goes on")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void whicheverStepThrows(Story story) {
    Race race = new Race(story);

    race.assertThrows("red-1", 1, new IllegalStateException("red-1 has fallen"));
    race.assertThrows("red-2", 2, new Error("red-2 has broken a leg"));
    race.assertThrows("red-3", 3, new IllegalStateException("red-3 has lost the way"));
    race.assertThrows("blue-1", 1, new Error("blue-1 has broken a leg"));
    race.assertThrows("blue-2", 2, new IllegalStateException("blue-2 has fallen"));
    race.assertThrows("blue-3", 3, new Error("blue-3 has broken a leg"));
    race.start("green-1", 1).result();

    race.assertLegs(1, 2, 3, 1, 2, 3, 1);
  }

  @Test
  @DisplayName("3.4 thirty runners, ten for each leg, the last legs first: all run, in ten rounds")
  @Kinds({Kind.SIZES, Kind.MORE_WHO_WAIT})
  void tenRounds(Story story) {
    Relay relay = new Relay();
    List<Integer> legs = new CopyOnWriteArrayList<>();

    for (int i = 0; i < 30; i++) {
      int leg = 3 - i / 10;
      Worker<Void> runner =
          story.start("runner-" + (i + 1), () -> run(relay, leg, () -> legs.add(leg)));
      if (i == 19) {
        runner.settle(); // so that many wait
      }
    }
    story.join();

    assertInOrder(legs, inOrder(30));
  }

  private static void assertAsleep(Worker<Void> runner, String because) {
    String name = runner.thread().getName();
    Worker.Rest rest = runner.settle();
    boolean timed = runner.thread().getState() == Thread.State.TIMED_WAITING;
    String seen =
        !rest.isWaiting()
            ? "does not wait, though " + because
            : rest != Worker.Rest.PARKED
                ? "waits, but does not sleep: it asks again and again"
                : "waits with a time limit, and may wake up by itself";
    assertThat(timed ? "asleep for a time" : rest)
        .withFailMessage(
            "%s %s%n%s: expected PARKED (asleep until it is woken), was %s",
            name, seen, name, timed ? "asleep for a time" : rest)
        .isEqualTo(Worker.Rest.PARKED);
  }

  private static void assertRuns(Worker<Void> runner, String after) {
    String name = runner.thread().getName();
    assertThat(runner.ends()).withFailMessage("%s waits for ever, since %s", name, after).isTrue();
  }

  private static void assertInOrder(List<Integer> legs, List<Integer> expected) {
    assertThat(legs)
        .withFailMessage(
            "the legs were not run in order%nlegs: expected %s, was %s", expected, legs)
        .isEqualTo(expected);
  }

  private static List<Integer> inOrder(int legs) {
    return IntStream.range(0, legs).mapToObj(i -> i % 3 + 1).toList();
  }

  private static void run(Relay relay, int leg, Runnable step) throws InterruptedException {
    switch (leg) {
      case 1 -> relay.first(step);
      case 2 -> relay.second(step);
      default -> relay.third(step);
    }
  }

  /** A relay whose steps write down which leg was run. */
  private static final class Race {
    private final Story story;
    private final Relay relay = new Relay();
    private final List<Integer> legs = new CopyOnWriteArrayList<>();

    Race(Story story) {
      this.story = story;
    }

    Worker<Void> start(String runner, int leg) {
      return start(runner, leg, () -> {});
    }

    Worker<Void> start(String runner, int leg, Runnable onTheWay) {
      return story.start(runner, () -> run(leg, onTheWay));
    }

    private void run(int leg, Runnable onTheWay) throws InterruptedException {
      RelayTest.run(
          relay,
          leg,
          () -> {
            legs.add(leg);
            story.note("runs leg " + leg);
            onTheWay.run();
          });
    }

    /** Starts a runner whose result says how it left. */
    Worker<String> startImpatient(String runner, int leg) {
      return story.start(runner, () -> howItLeaves(leg));
    }

    private String howItLeaves(int leg) {
      try {
        run(leg, () -> {});
        return "no exception";
      } catch (InterruptedException e) {
        story.note("leaves");
        return "an InterruptedException";
      }
    }

    /** Starts a runner, who is interrupted in its sleep. */
    void assertLeavesWhenInterrupted(String runner, int leg) {
      Worker<String> worker = startImpatient(runner, leg);
      worker.settle();
      assertLeaves(worker, runner + " had to wait for leg " + leg);
    }

    void assertLeaves(Worker<String> runner, String seen) {
      String told = runner.endsWhenInterrupted() ? runner.result() : "still waiting";
      assertThat(told)
          .withFailMessage(
              "%s, and was interrupted%n%s: expected an InterruptedException, was %s",
              seen, runner.thread().getName(), told)
          .isEqualTo("an InterruptedException");
    }

    void assertThrows(String runner, int leg, Throwable failure) {
      Runnable fall =
          () -> {
            story.note("throws");
            if (failure instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) failure;
          };
      Worker<Throwable> worker =
          story.start(
              runner,
              () -> {
                try {
                  run(leg, fall);
                  return null;
                } catch (RuntimeException | Error e) {
                  return e;
                }
              });
      Throwable thrown = worker.result();
      assertThat(thrown)
          .withFailMessage(
              "%s does not get what its own step threw%nexception: expected %s, was %s",
              runner, failure, thrown)
          .isSameAs(failure);
    }

    void assertLegs(Integer... expected) {
      assertInOrder(legs, List.of(expected));
    }
  }

  /** A relay whose runners come in every order. */
  private static final class Heat {
    private final Round round;
    private final Relay relay = new Relay();
    private final List<Integer> legs = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Heat(Round round) {
      this.round = round;
      round.check(
          () -> {
            assertInOrder(legs, inOrder(legs.size()));
            assertThat(most.get())
                .withFailMessage(
                    "a leg was begun before the one in front of it was over%n"
                        + "steps at the same time: expected 1, was %d",
                    most.get())
                .isEqualTo(1);
          });
    }

    /** A thread that comes for these legs, one after the other, and may be interrupted. */
    void comes(String runner, Integer... itsLegs) {
      AtomicInteger calls = new AtomicInteger();
      AtomicInteger steps = new AtomicInteger();
      boolean[] flag = new boolean[1];
      Round.Call<Void> call =
          round.thread(
              runner,
              () -> {
                for (int leg : itsLegs) {
                  run(leg, steps::incrementAndGet);
                  calls.incrementAndGet();
                }
                flag[0] = Thread.currentThread().isInterrupted();
              });
      round.check(
          () -> {
            assertThat(steps.get())
                .withFailMessage(
                    "%s %s%nsteps of %s that were run: expected %d, was %d",
                    runner,
                    call.returned()
                        ? "came back without an exception"
                        : "was told that it had been interrupted in its wait",
                    runner,
                    calls.get(),
                    steps.get())
                .isEqualTo(calls.get());
            assertTold(runner, !call.returned() || !call.wasInterrupted() || flag[0]);
          });
    }

    /** A thread that runs all the legs by itself, and comes again if an interrupt sends it away. */
    void goesRound(String runner) {
      boolean[] told = new boolean[1];
      Round.Call<Void> call =
          round.thread(
              runner,
              () -> {
                for (int leg : new int[] {1, 2, 3, 1}) {
                  int before = legs.size();
                  try {
                    runOrFail(leg);
                  } catch (InterruptedException e) {
                    assertThat(legs.size())
                        .withFailMessage(
                            "%s has run leg %d, and is told that it was interrupted in its wait%n"
                                + "%s: expected no InterruptedException, was one",
                            runner, leg, runner)
                        .isEqualTo(before);
                    Thread.interrupted();
                    told[0] = true;
                    round.note("leaves, and comes again");
                    runOrFail(leg);
                  }
                }
                told[0] |= Thread.currentThread().isInterrupted();
              });
      round.check(() -> assertTold(runner, !call.wasInterrupted() || told[0]));
    }

    private void runOrFail(int leg) throws InterruptedException {
      try {
        run(leg);
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
      }
    }

    private static void assertTold(String runner, boolean told) {
      assertThat(told)
          .withFailMessage(
              "%s was interrupted, and got neither an InterruptedException nor its flag back%n"
                  + "the flag of %s: expected true, was false",
              runner, runner)
          .isTrue();
    }

    /** A thread that comes for the first leg; if it is the first one there, it runs the others. */
    void comesAndEndsTheFirstRound(String runner) {
      round.thread(
          runner,
          () -> {
            if (run(1) == 1) {
              run(2);
              run(3);
            }
          });
    }

    private int run(int leg) throws InterruptedException {
      int[] number = new int[1];
      run(leg, () -> number[0] = legs.size());
      return number[0];
    }

    private void run(int leg, Runnable onTheWay) throws InterruptedException {
      RelayTest.run(
          relay,
          leg,
          () -> {
            legs.add(leg);
            onTheWay.run();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            round.note("runs leg " + leg);
            try {
              round.seam();
            } finally {
              running.decrementAndGet();
            }
          });
    }
  }
}
