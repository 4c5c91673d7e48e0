package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 4 · Relay")
@Exercise(module = "04-semaphores", number = 4)
class RelayTest {

  @Test
  @DisplayName("1.1 a new round begins when the third leg has been run, and not before")
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
  @DisplayName("1.2 two runners for the same leg: the other one runs in the next round")
  void eachTurnIsForOneRunner(Story story) {
    Checkpoint running = story.checkpoint("running the first leg");
    Race race = new Race(story);

    race.start("red-1", 1, running::pass);
    running.awaitHeld(1);
    Worker<Void> other = race.start("blue-1", 1);
    assertAsleep(other, "red-1 is on the first leg");
    running.open();
    race.start("red-2", 2).result();
    race.start("red-3", 3).result();
    other.result();

    race.assertLegs(1, 2, 3, 1);
  }

  @Test
  @DisplayName("1.3 who is interrupted before a new round leaves, and nobody's turn is won or lost")
  void whoWaitsForTheFirstLegCanBeInterrupted(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();
    race.start("red-2", 2).result();

    race.assertLeavesWhenInterrupted("blue-1", 1);
    Worker<Void> waiting = race.start("blue-2", 2);
    assertAsleep(waiting, "it is the turn of the third leg");
    race.start("red-3", 3).result();
    race.start("green-1", 1).result();
    waiting.result();

    race.assertLegs(1, 2, 3, 1, 2);
  }

  @Test
  @DisplayName("1.4 a first step that throws does not stop the relay")
  void aFirstStepThatThrows(Story story) {
    Race race = new Race(story);

    race.assertThrows("red-1", 1, new IllegalStateException("red-1 has fallen"));

    assertRuns(race.start("red-2", 2), "red-1 threw on the first leg");
  }

  @Test
  @DisplayName("2.1 the second runner sleeps until the first has come")
  void theSecondWaitsForTheFirst(Story story) {
    Race race = new Race(story);

    Worker<Void> second = race.start("red-2", 2);
    assertAsleep(second, "nobody has run the first leg");
    race.start("red-1", 1).result();
    second.result();

    race.assertLegs(1, 2);
  }

  @Test
  @DisplayName("2.2 the second runner sleeps until the first has finished")
  void theSecondWaitsUntilTheFirstHasFinished(Story story) {
    Checkpoint running = story.checkpoint("running the first leg");
    Race race = new Race(story);

    race.start("red-1", 1, running::pass);
    running.awaitHeld(1);
    Worker<Void> second = race.start("red-2", 2);
    assertAsleep(second, "red-1 is still on the first leg");
    running.open();
    second.result();

    race.assertLegs(1, 2);
  }

  @Test
  @DisplayName(
      "2.3 who is interrupted before the second leg leaves, and nobody's turn is won or lost")
  void whoWaitsForTheSecondLegCanBeInterrupted(Story story) {
    Race race = new Race(story);

    race.assertLeavesWhenInterrupted("red-2", 2);
    Worker<Void> third = race.start("red-3", 3);
    assertAsleep(third, "nobody has run the second leg");
    race.start("red-1", 1).result();
    race.start("green-2", 2).result();
    third.result();

    race.assertLegs(1, 2, 3);
  }

  @Test
  @DisplayName("2.4 a second step that throws does not stop the relay")
  void aSecondStepThatThrows(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();

    race.assertThrows("red-2", 2, new Error("red-2 has broken a leg"));

    assertRuns(race.start("red-3", 3), "red-2 threw on the second leg");
  }

  @Test
  @DisplayName("3.1 the third runner sleeps until the second has come")
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
  @DisplayName("3.2 the third runner sleeps until the second has finished")
  void theThirdWaitsUntilTheSecondHasFinished(Story story) {
    Checkpoint running = story.checkpoint("running the second leg");
    Race race = new Race(story);
    race.start("red-1", 1).result();

    race.start("red-2", 2, running::pass);
    running.awaitHeld(1);
    Worker<Void> third = race.start("red-3", 3);
    assertAsleep(third, "red-2 is still on the second leg");
    running.open();
    third.result();

    race.assertLegs(1, 2, 3);
  }

  @Test
  @DisplayName("3.3 in the next round everybody waits again")
  void everyRoundIsLikeTheFirst(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();
    race.start("red-2", 2).result();
    race.start("red-3", 3).result();

    Worker<Void> third = race.start("blue-3", 3);
    assertAsleep(third, "nobody has run the second leg of this round");
    Worker<Void> second = race.start("blue-2", 2);
    assertAsleep(second, "nobody has run the first leg of this round");
    race.start("blue-1", 1).result();
    second.result();
    third.result();

    race.assertLegs(1, 2, 3, 1, 2, 3);
  }

  @Test
  @DisplayName(
      "3.4 who is interrupted before the third leg leaves, and nobody's turn is won or lost")
  void whoWaitsForTheThirdLegCanBeInterrupted(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();

    race.assertLeavesWhenInterrupted("red-3", 3);
    Worker<Void> next = race.start("blue-1", 1);
    assertAsleep(next, "nobody has run the third leg");
    race.start("red-2", 2).result();
    race.start("green-3", 3).result();
    next.result();

    race.assertLegs(1, 2, 3, 1);
  }

  @Test
  @DisplayName("3.5 a third step that throws does not stop the relay")
  void aThirdStepThatThrows(Story story) {
    Race race = new Race(story);
    race.start("red-1", 1).result();
    race.start("red-2", 2).result();

    race.assertThrows("red-3", 3, new IllegalStateException("red-3 has lost the way"));

    assertRuns(race.start("blue-1", 1), "red-3 threw on the third leg");
  }

  private static void assertAsleep(Worker<Void> runner, String because) {
    String name = runner.thread().getName();
    Worker.Rest rest = runner.settle();
    String seen = " waits, but does not sleep: it asks again and again";
    assertThat(rest)
        .withFailMessage(
            "%s%s%n%s: expected PARKED (asleep), was %s",
            name, rest.isWaiting() ? seen : " does not wait, though " + because, name, rest)
        .isEqualTo(Worker.Rest.PARKED);
  }

  private static void assertRuns(Worker<Void> runner, String after) {
    String name = runner.thread().getName();
    assertThat(runner.ends()).withFailMessage("%s waits for ever, since %s", name, after).isTrue();
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
      Runnable step =
          () -> {
            legs.add(leg);
            story.note("runs leg " + leg);
            onTheWay.run();
          };
      switch (leg) {
        case 1 -> relay.first(step);
        case 2 -> relay.second(step);
        default -> relay.third(step);
      }
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

    void assertLeavesWhenInterrupted(String runner, int leg) {
      Worker<Boolean> worker =
          story.start(
              runner,
              () -> {
                try {
                  run(leg, () -> {});
                  return false;
                } catch (InterruptedException e) {
                  story.note("leaves");
                  return true;
                }
              });
      story.note("interrupts " + runner);
      worker.thread().interrupt();
      boolean left = worker.result();
      assertThat(left)
          .withFailMessage(
              "%s was interrupted while it had to wait, and its caller is not told%n"
                  + "leg %d: expected an InterruptedException, was none",
              runner, leg)
          .isTrue();
    }

    void assertLegs(Integer... expected) {
      assertThat(legs)
          .withFailMessage(
              "the legs were not run in order%nlegs: expected %s, was %s", List.of(expected), legs)
          .containsExactly(expected);
    }
  }
}
