package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 6 · VaultKeys")
@Exercise(module = "04-semaphores", number = 6)
class VaultKeysTest {

  @Test
  @DisplayName(
      "1.1 a clerk and a manager are no group: nobody turns before the second clerk is here")
  void aClerkAndAManagerAreNoGroup(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("manager-1");
    bank.settle();

    bank.assertHaveBegun(0, 0, "a clerk and a manager have come, and no second clerk");
    bank.comes("clerk-2");
    bank.awaitTurning(3);
  }

  @Test
  @DisplayName("1.2 three clerks wait for a manager, and two of them turn with him")
  void threeClerksAreNoGroup(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("clerk-2");
    bank.comes("clerk-3");
    bank.settle();

    bank.assertHaveBegun(0, 0, "three clerks have come, and no manager");
    bank.comes("manager-1");
    bank.awaitTurning(3);
    bank.settle();
    bank.assertHaveBegun(2, 1, "three clerks and a manager have come");
    bank.comes("clerk-4");
    bank.comes("manager-2");
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("1.3 the three of a group turn at the same time")
  void theThreeTurnTogether(Story story) {
    Bank bank = new Bank(story);

    bank.comes("manager-1");
    bank.comes("clerk-1");
    bank.comes("clerk-2");

    bank.awaitTurning(3);
  }

  @Test
  @DisplayName("1.4 who is interrupted while waiting stays, and the interrupt is not forgotten")
  void anInterruptTakesNobodyOut(Story story) {
    Bank bank = new Bank(story);

    Worker<Boolean> clerk = bank.comes("clerk-1");
    Worker<Boolean> manager = bank.comes("manager-1");
    story.note("interrupts both");
    clerk.thread().interrupt();
    manager.thread().interrupt();
    bank.settle();

    bank.assertHaveBegun(0, 0, "a clerk and a manager were interrupted, and no second clerk came");
    bank.comes("clerk-2");
    bank.awaitTurning(3);
    bank.turns("clerk-1", "clerk-2", "manager-1");
    assertThat(List.of(clerk.result(), manager.result()))
        .withFailMessage(
            "clerk-1 and manager-1 were interrupted while waiting, and that is forgotten%n"
                + "still interrupted at the end: expected [true, true], was [%s, %s]",
            clerk.result(), manager.result())
        .containsExactly(true, true);
  }

  @Test
  @DisplayName("2.1 the next group waits until the last clerk has turned")
  void theNextGroupWaitsForTheLastClerk(Story story) {
    Bank bank = new Bank(story);
    bank.twoGroupsCome();

    bank.turns("clerk-1", "manager-1");
    bank.settle();

    bank.assertHaveBegun(2, 1, "clerk-2 of the first group is still turning");
    bank.turns("clerk-2");
    bank.awaitTurning(6);
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("2.2 the next group waits until the manager has turned")
  void theNextGroupWaitsForTheManager(Story story) {
    Bank bank = new Bank(story);
    bank.twoGroupsCome();

    bank.turns("clerk-1", "clerk-2");
    bank.settle();

    bank.assertHaveBegun(2, 1, "manager-1 of the first group is still turning");
    bank.turns("manager-1");
    bank.awaitTurning(6);
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("2.3 a clerk whose turn throws leaves nobody waiting")
  void aClerkWhoseTurnThrows(Story story) {
    Bank bank = new Bank(story);
    IllegalStateException failure = new IllegalStateException("the key is bent");

    bank.comes("manager-1");
    bank.comes("clerk-1");
    Worker<Throwable> unlucky = bank.comesAndThrows("clerk-2", failure);

    bank.turns("clerk-1", "manager-1");
    assertGets(unlucky, failure);
    bank.comes("manager-2");
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.turns("clerk-3", "clerk-4", "manager-2");
    story.join();
  }

  @Test
  @DisplayName("2.4 a manager whose turn throws leaves nobody waiting")
  void aManagerWhoseTurnThrows(Story story) {
    Bank bank = new Bank(story);
    Error failure = new Error("the key is broken");

    bank.comes("clerk-1");
    bank.comes("clerk-2");
    Worker<Throwable> unlucky = bank.comesAndThrows("manager-1", failure);

    bank.turns("clerk-1", "clerk-2");
    assertGets(unlucky, failure);
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.comes("manager-2");
    bank.turns("clerk-3", "clerk-4", "manager-2");
    story.join();
  }

  @Test
  @DisplayName("2.5 a manager whose turn throws does not end the group: the clerks still turn")
  void aManagerWhoThrowsDoesNotEndTheGroup(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("clerk-2");
    bank.comesAndThrows("manager-1", new IllegalStateException("the key is bent"));
    bank.awaitTurning(2);
    bank.awaitThrown("manager-1");
    bank.settle();
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.comes("manager-2");
    bank.settle();

    bank.assertHaveBegun(2, 0, "manager-1 threw, and clerk-1 and clerk-2 are still turning");
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("2.6 a clerk whose turn throws does not end the group: the other clerk still turns")
  void aClerkWhoThrowsDoesNotEndTheGroup(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("manager-1");
    bank.comesAndThrows("clerk-2", new Error("the key is broken"));
    bank.awaitTurning(2);
    bank.awaitThrown("clerk-2");
    bank.turns("manager-1");
    bank.settle();
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.comes("manager-2");
    bank.settle();

    bank.assertHaveBegun(1, 1, "clerk-2 threw, manager-1 has turned, clerk-1 is still turning");
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("3.1 two managers and two clerks: one manager gets both clerks, the other one waits")
  void twoManagersDoNotShareTheClerks(Story story) {
    Bank bank = new Bank(story);

    bank.comes("manager-1");
    bank.comes("manager-2");
    bank.settle();
    bank.comes("clerk-1");
    bank.settle();

    bank.assertHaveBegun(0, 0, "two managers and one clerk have come");
    bank.comes("clerk-2");
    bank.awaitTurning(3);
    bank.settle();
    bank.assertHaveBegun(2, 1, "two managers and two clerks have come");
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.everybodyTurns();
  }

  private static void assertGets(Worker<Throwable> unlucky, Throwable failure) {
    Throwable thrown = unlucky.result();
    assertThat(thrown)
        .withFailMessage(
            "%s does not get what its own turn threw%nexception: expected %s, was %s",
            unlucky.thread().getName(), failure, thrown)
        .isSameAs(failure);
  }

  /** Clerks and managers who hold on to their keys until the test lets them turn. */
  private static final class Bank {
    private final Story story;
    private final VaultKeys keys = new VaultKeys();
    private final List<Worker<?>> people = new CopyOnWriteArrayList<>();
    private final Map<String, Checkpoint> turning = new ConcurrentHashMap<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final List<String> thrown = new CopyOnWriteArrayList<>();

    Bank(Story story) {
      this.story = story;
    }

    /** Somebody comes; the result is whether the thread is interrupted at the end. */
    Worker<Boolean> comes(String name) {
      turning.put(name, story.checkpoint(name + " turning a key"));
      return start(
          name,
          () -> {
            come(name, () -> turn(name));
            return Thread.currentThread().isInterrupted();
          });
    }

    /** Somebody comes whose turn fails; the result is what comes of it. */
    Worker<Throwable> comesAndThrows(String name, Throwable failure) {
      return start(
          name,
          () -> {
            try {
              come(name, () -> fail(failure));
              return null;
            } catch (RuntimeException | Error e) {
              return e;
            }
          });
    }

    void twoGroupsCome() {
      comes("clerk-1");
      comes("clerk-2");
      comes("manager-1");
      awaitTurning(3);
      comes("clerk-3");
      comes("clerk-4");
      comes("manager-2");
    }

    private <T> Worker<T> start(String name, Callable<T> body) {
      Worker<T> worker = story.start(name, body);
      people.add(worker);
      return worker;
    }

    private void come(String name, Runnable turn) {
      story.note("comes");
      if (name.startsWith("clerk")) {
        keys.clerk(turn);
      } else {
        keys.manager(turn);
      }
    }

    private void turn(String name) {
      story.note("begins to turn");
      begun.add(name);
      turning.get(name).pass();
      story.note("has turned");
      ended.add(name);
    }

    private void fail(Throwable failure) {
      story.note("throws");
      thrown.add(Thread.currentThread().getName());
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    /** Lets these people turn their keys, one after the other. */
    void turns(String... names) {
      for (String name : names) {
        turning.get(name).open();
        story.await(name + " to turn a key", () -> ended.contains(name));
      }
    }

    /** Lets everybody turn, and blocks until all have left. */
    void everybodyTurns() {
      turning.values().forEach(Checkpoint::open);
      story.join();
    }

    void awaitTurning(int people) {
      story.await(people + " keys to be turned in groups of three", () -> begun.size() >= people);
    }

    void awaitThrown(String name) {
      story.await(name + " to begin a turn that throws", () -> thrown.contains(name));
    }

    /** Blocks until everybody has come to rest; all are watched at once, for that is quicker. */
    void settle() {
      List<Worker<Worker.Rest>> watches =
          people.stream()
              .map(one -> story.start("watch of " + one.thread().getName(), one::settle))
              .toList();
      watches.forEach(Worker::result);
    }

    void assertHaveBegun(int clerks, int managers, String because) {
      long clerksSeen = begun.stream().filter(name -> name.startsWith("clerk")).count();
      long managersSeen = begun.size() - clerksSeen;
      assertThat(List.of(clerksSeen, managersSeen))
          .withFailMessage(
              "somebody turns a key who should still wait: %s%n"
                  + "clerks and managers turning: expected %d and %d, was %s",
              because, clerks, managers, begun)
          .containsExactly((long) clerks, (long) managers);
    }
  }
}
