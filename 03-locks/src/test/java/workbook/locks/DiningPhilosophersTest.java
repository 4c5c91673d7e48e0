package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 6 · DiningPhilosophers")
@Exercise(module = "03-locks", number = 6)
class DiningPhilosophersTest {
  private static final int SEATS = 5;

  @Test
  @DisplayName("1.1 neighbours do not eat at the same time")
  void neighboursDoNotEatTogether(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      Table table = new Table(story, SEATS);
      Checkpoint eating = table.holdTheMealAt(seat);

      table.sitDown(seat);
      eating.awaitHeld(1);
      table.sitDown(seat - 1).settle();
      table.sitDown(seat + 1).settle();
      eating.open();
      story.join();

      assertThat(table.neighboursAteTogether)
          .withFailMessage(
              "two neighbours ate at the same time, though there is only one fork between them")
          .isFalse();
    }
  }

  @Test
  @DisplayName("1.2 everybody eats with both forks")
  void everybodyEatsWithBothForks(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      Table table = new Table(story, SEATS);
      Checkpoint eating = table.holdTheMealAt(seat);

      table.sitDown(seat);
      eating.awaitHeld(1);
      table.sitDown(seat - 1).settle();
      table.sitDown(seat + 1).settle();
      eating.open();
      story.join();

      assertThat(table.ateWithoutBothForks)
          .withFailMessage("somebody ate without having both forks of the seat")
          .isFalse();
    }
  }

  @Test
  @DisplayName("1.3 two who are no neighbours eat at the same time")
  void othersEatTogether(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      Table table = new Table(story, SEATS);
      Checkpoint eating = table.holdTheMealAt(seat);

      table.sitDown(seat);
      eating.awaitHeld(1);
      Worker<Void> other = table.sitDown(seat + 2);

      assertThat(other.ends())
          .withFailMessage(
              "%s waits, though only %s eats, who is no neighbour",
              table.nameOf(seat + 2), table.nameOf(seat))
          .isTrue();
      eating.open();
      story.join();
    }
  }

  @Test
  @DisplayName("1.4 who waits for a fork holds up nobody further away")
  void whoWaitsHoldsUpNobody(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      for (int side : new int[] {-1, 1}) {
        Table table = new Table(story, SEATS);
        Checkpoint eating = table.holdTheMealAt(seat);

        table.sitDown(seat);
        eating.awaitHeld(1);
        table.sitDown(seat + side).settle();
        Worker<Void> other = table.sitDown(seat - 2 * side);

        assertThat(other.ends())
            .withFailMessage(
                "%s waits, and shares no fork with anybody at the table%n"
                    + "%s eats, %s is hungry; %s: expected to eat, did not",
                table.nameOf(seat - 2 * side),
                table.nameOf(seat),
                table.nameOf(seat + side),
                table.nameOf(seat - 2 * side))
            .isTrue();
        eating.open();
        story.join();
      }
    }
  }

  @Test
  @DisplayName("1.5 all come at once, and each gets to eat")
  void allComeAtOnce(Story story) {
    for (int seats : new int[] {2, 3, SEATS}) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, seats).boxed().toList());
      assertThatAllGetToEat(story, seats, order);
      Collections.reverse(order);
      assertThatAllGetToEat(story, seats, order);
    }
  }

  @Test
  @DisplayName("2.1 a meal that fails leaves no fork taken")
  void aFailedMealLeavesNoForkTaken(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      Table table = new Table(story, SEATS);
      table.meals.put(seat, Table::choke);

      table.sitDown(seat);
      story.join();

      table.assertAllForksAreFree(table.nameOf(seat) + " left with an exception");
    }
  }

  @Test
  @DisplayName("2.2 after many meals that failed, the next one is eaten")
  void manyFailedMealsKeepNobodyFromEating(Story story) {
    Table table = new Table(story, SEATS);
    for (int meal = 0; meal < 2 * SEATS; meal++) {
      table.meals.put(meal % SEATS, Table::choke);
      Worker<Void> philosopher = table.sitDown(meal);

      assertThat(philosopher.ends())
          .withFailMessage(
              "%s waits for ever, though nobody else is at the table any more%n"
                  + "meal after %d that failed: expected to begin, did not",
              table.nameOf(meal), meal)
          .isTrue();
    }
  }

  @Test
  @DisplayName("2.3 the exception of a meal reaches the caller")
  void theExceptionReachesTheCaller(Story story) {
    Table table = new Table(story, SEATS);
    table.meals.put(0, Table::choke);

    table.sitDown(0);
    story.join();

    assertThat(table.seen.get(0))
        .withFailMessage(
            "the meal failed, and the caller was told something else%n"
                + "outcome: expected IllegalStateException: a fishbone, was %s",
            table.seen.get(0))
        .isEqualTo("IllegalStateException: a fishbone");
  }

  @Test
  @DisplayName("2.4 nobody gives back a fork that he does not have")
  void nobodyGivesBackWhatHeDoesNotHave(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      Table table = new Table(story, SEATS);
      Checkpoint eating = table.holdTheMealAt(seat);

      table.sitDown(seat);
      eating.awaitHeld(1);
      table.sitDown(seat - 1).settle();
      table.sitDown(seat + 1).settle();
      eating.open();
      story.join();

      assertThat(table.seen.values())
          .withFailMessage(
              "somebody gave back a fork that he did not have%n"
                  + "what became of those who dined: expected [ate, ate, ate], was %s",
              table.seen.values())
          .containsOnly("ate");
    }
  }

  @Test
  @DisplayName("2.5 who is interrupted while waiting leaves no fork taken")
  void whoIsInterruptedLeavesNoForkTaken(Story story) {
    for (int seat = 0; seat < SEATS; seat++) {
      Table table = new Table(story, SEATS);
      Checkpoint eating = table.holdTheMealAt(seat);

      table.sitDown(seat);
      eating.awaitHeld(1);
      for (int neighbour : new int[] {seat - 1, seat + 1}) {
        Worker<Void> hungry = table.sitDown(neighbour);
        hungry.settle();
        story.note("interrupts " + table.nameOf(neighbour));
        hungry.thread().interrupt();
      }
      eating.open();
      story.join();

      table.assertAllForksAreFree("two neighbours were interrupted while they waited");
    }
  }

  private static void assertThatAllGetToEat(Story story, int seats, List<Integer> order) {
    Table table = new Table(story, seats);
    Map<String, Checkpoint> firstForks = new ConcurrentHashMap<>();
    for (int seat : order) {
      String name = table.nameOf(seat);
      firstForks.put(name, story.checkpoint("taking the first fork as " + name));
    }
    for (WatchedLock fork : table.forks) {
      fork.afterTaking = () -> firstForks.get(Thread.currentThread().getName()).pass();
    }

    for (int seat : order) {
      table.sitDown(seat).settle();
    }
    for (int seat : order) {
      firstForks.get(table.nameOf(seat)).open();
    }
    story.join(); // if nobody can go on, this tells who waits for whom

    assertThat(table.seen.values())
        .withFailMessage(
            "%d came, and not all of them ate%n"
                + "what became of them: expected each one ate, was %s",
            seats, table.seen.values())
        .containsOnly("ate");
  }

  /** A table whose forks are locks that tell the story, and whose meals notice what is wrong. */
  private static final class Table {
    final Story story;
    final List<WatchedLock> forks;
    final DiningPhilosophers dining;
    final Map<Integer, Runnable> meals = new ConcurrentHashMap<>();
    final Map<Integer, String> seen = new ConcurrentHashMap<>(); // what became of whom
    final Map<Integer, Boolean> eating = new ConcurrentHashMap<>();
    volatile boolean neighboursAteTogether;
    volatile boolean ateWithoutBothForks;

    Table(Story story, int seats) {
      this.story = story;
      forks = IntStream.range(0, seats).mapToObj(i -> new WatchedLock(story, "fork " + i)).toList();
      dining = new DiningPhilosophers(List.copyOf(forks));
    }

    String nameOf(int seat) {
      return "philosopher-" + Math.floorMod(seat, forks.size());
    }

    /** Starts a philosopher; the seats are counted round and round. */
    Worker<Void> sitDown(int anySeat) {
      int seat = Math.floorMod(anySeat, forks.size());
      return story.start(nameOf(seat), () -> dine(seat));
    }

    Checkpoint holdTheMealAt(int seat) {
      Checkpoint checkpoint = story.checkpoint("eating as " + nameOf(seat));
      meals.put(seat, checkpoint::pass);
      return checkpoint;
    }

    static void choke() {
      throw new IllegalStateException("a fishbone");
    }

    void assertAllForksAreFree(String why) {
      List<WatchedLock> taken = forks.stream().filter(fork -> !fork.isFree()).toList();
      assertThat(taken)
          .withFailMessage(
              "%s, and a fork is gone for ever%nforks still taken: expected [], was %s", why, taken)
          .isEmpty();
    }

    private void dine(int seat) {
      try {
        seen.put(seat, "did not eat");
        dining.dine(seat, () -> eat(seat));
      } catch (InterruptedException e) {
        seen.put(seat, "was interrupted");
      } catch (RuntimeException e) {
        seen.put(seat, e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }

    private void eat(int seat) {
      story.note("eats");
      int right = (seat + 1) % forks.size();
      if (!forks.get(seat).isHeldByMe() || !forks.get(right).isHeldByMe()) {
        ateWithoutBothForks = true;
      }
      eating.put(seat, true);
      if (eating.containsKey(right) || eating.containsKey(Math.floorMod(seat - 1, forks.size()))) {
        neighboursAteTogether = true;
      }
      meals.getOrDefault(seat, () -> {}).run();
      eating.remove(seat);
      seen.put(seat, "ate");
    }
  }
}
