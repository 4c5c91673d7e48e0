package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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

@DisplayName("Exercise 6 · VaultKeys")
@Exercise(module = "04-semaphores", number = 6)
class VaultKeysTest {

  @Test
  @DisplayName(
      "1.1 a clerk and a manager are no group: nobody turns before the second clerk is here")
  @Kinds(Kind.WHO_IS_INSIDE)
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
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
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
  @DisplayName("1.3 the three of a group turn at the same time, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE, Kind.OWN_LIMITS})
  void theThreeTurnTogether(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> new Drill(round, true).threeCome(1, "clerk-1", "clerk-2", "manager-1"));
  }

  @Test
  @DisplayName("1.4 whoever is interrupted stays, twice, too, and the interrupt is not forgotten")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptTakesNobodyOut(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("manager-1");
    bank.settle();
    bank.interrupts("clerk-1", "manager-1");
    bank.interrupts("clerk-1", "manager-1");

    bank.assertHaveBegun(0, 0, "a clerk and a manager were interrupted, and no second clerk came");
    bank.comes("clerk-2");
    bank.everybodyTurns();
    bank.assertStillInterrupted("clerk-1", "manager-1");
  }

  @Test
  @DisplayName("1.5 an interrupt at any moment, and a turn that throws: all turn, nothing is lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.FAILURES, Kind.INTERRUPT_ANSWERS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer
        .interrupting("clerk-1", "manager-1")
        .everyOrder(
            round -> {
              Drill drill = new Drill(round, false);
              drill.turnThrows("clerk-1");
              drill.turnThrows("manager-1");
              drill.threeCome(1, "clerk-1", "clerk-2", "manager-1");
            });
  }

  @Test
  @DisplayName("1.6 what happens at one vault stops nobody at another one, and brings nobody there")
  @Kinds(Kind.SIZES)
  void eachVaultIsByItself(Story story) {
    Bank one = new Bank(story);
    Bank other = new Bank(story);

    one.comes("clerk-1");
    one.comes("clerk-2");
    one.settle();
    other.comes("manager-1");
    other.settle();
    other.assertHaveBegun(0, 0, "a manager has come, and two clerks to another vault");
    one.comes("manager-2");
    one.awaitTurning(3);
    other.comes("clerk-3");
    other.comes("clerk-4");

    other.awaitTurning(3);
  }

  @Test
  @DisplayName("2.1 the next group waits until the last clerk has turned")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.STATES})
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
  @Kinds({Kind.WHO_IS_INSIDE, Kind.STATES})
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
  @DisplayName("2.3 all three turns throw: each gets its own failure, and the next group comes")
  @Kinds(Kind.FAILURES)
  void allThreeThrow(Story story) {
    Bank bank = new Bank(story);

    Worker<Throwable> first = bank.comesAndThrows("clerk-1", new Error("bent"));
    Worker<Throwable> second = bank.comesAndThrows("clerk-2", new IllegalStateException("broken"));
    Worker<Throwable> third = bank.comesAndThrows("manager-1", new Error("lost"));

    bank.assertGets(first);
    bank.assertGets(second);
    bank.assertGets(third);
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.comes("manager-2");
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("2.4 a manager whose turn throws does not end the group: the clerks still turn")
  @Kinds({Kind.FAILURES, Kind.WHO_IS_INSIDE})
  void aManagerWhoThrowsDoesNotEndTheGroup(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("clerk-2");
    Worker<Throwable> unlucky = bank.comesAndThrows("manager-1", new Error("the key is broken"));
    bank.awaitTurning(2);
    bank.awaitThrown("manager-1");
    bank.settle();
    bank.comes("clerk-3");
    bank.comes("clerk-4");
    bank.comes("manager-2");
    bank.settle();

    bank.assertHaveBegun(2, 0, "manager-1 threw, and clerk-1 and clerk-2 are still turning");
    bank.everybodyTurns();
    bank.assertGets(unlucky);
  }

  @Test
  @DisplayName("2.5 a clerk whose turn throws does not end the group: the other clerk still turns")
  @Kinds({Kind.FAILURES, Kind.WHO_IS_INSIDE})
  void aClerkWhoThrowsDoesNotEndTheGroup(Story story) {
    Bank bank = new Bank(story);

    bank.comes("clerk-1");
    bank.comes("manager-1");
    Worker<Throwable> unlucky = bank.comesAndThrows("clerk-2", new Error("the key is broken"));
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
    bank.assertGets(unlucky);
  }

  @Test
  @DisplayName("2.6 one group turns, the next one waits: an interrupt of anybody changes nothing")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.WHO_IS_INSIDE})
  void anInterruptBetweenTwoGroups(Story story) {
    Bank bank = new Bank(story);
    bank.twoGroupsCome();
    bank.turns("clerk-1", "manager-1");
    bank.settle();

    bank.interrupts("clerk-2", "manager-1", "clerk-3", "clerk-4", "manager-2");

    bank.assertHaveBegun(2, 1, "clerk-2 is still turning, and everybody was interrupted");
    bank.everybodyTurns();
    bank.assertStillInterrupted("clerk-2", "clerk-3", "clerk-4", "manager-2");
  }

  @Test
  @DisplayName("2.7 the same three come again and again, in whatever order: each time all turn")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES, Kind.FAILURES})
  void theSameThreeComeAgain(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> new Drill(round, true).threeCome(2, "clerk-1", "clerk-2", "manager-1"));
  }

  @Test
  @DisplayName("3.1 two managers and two clerks: one manager gets both clerks, the other one waits")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
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

  @Test
  @DisplayName(
      "3.2 three managers wait for one group, and six clerks for the next: none is in the way")
  @Kinds(Kind.MORE_WHO_WAIT)
  void moreThanAGroupWait(Story story) {
    Bank bank = new Bank(story);
    bank.crowdComes("manager", 3);
    bank.comes("clerk-1");
    bank.settle();

    bank.comes("clerk-2");
    bank.awaitTurning(3);
    for (int i = 3; i <= 6; i++) {
      bank.comes("clerk-" + i);
    }
    bank.everybodyTurns();
  }

  @Test
  @DisplayName("3.3 two groups, in whatever order: they do not mix, and nobody is left behind")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void twoGroupsInEveryOrder(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Drill drill = new Drill(round, false);
          drill.threeCome(1, "clerk-1", "manager-1", "clerk-2");
          drill.threeCome(1, "clerk-3", "manager-2", "clerk-4");
        });
  }

  @Test
  @DisplayName("3.4 twenty clerks wait for ten managers, or ten managers for twenty clerks")
  @Kinds({Kind.SIZES, Kind.MORE_WHO_WAIT})
  void aCrowdOfEachKind(Story story) {
    Bank clerksFirst = new Bank(story);
    Bank managersFirst = new Bank(story);
    clerksFirst.crowdComes("clerk", 20);
    managersFirst.crowdComes("manager", 10);

    for (int i = 1; i <= 20; i++) {
      managersFirst.comes("clerk-" + i);
    }
    for (int i = 1; i <= 10; i++) {
      clerksFirst.comes("manager-" + i);
    }
    clerksFirst.letsTurn();
    managersFirst.letsTurn();
    story.join();
  }

  /** Clerks and managers who hold on to their keys until the test lets them turn. */
  private static final class Bank {
    private final Story story;
    private final VaultKeys keys = new VaultKeys();
    private final Map<String, Worker<?>> people = new ConcurrentHashMap<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private final Map<String, Checkpoint> turning = new ConcurrentHashMap<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final List<String> thrown = new CopyOnWriteArrayList<>();

    Bank(Story story) {
      this.story = story;
    }

    /** Somebody comes; the result is whether the thread is interrupted at the end. */
    void comes(String name) {
      turning.put(name, story.checkpoint(name + " turning a key"));
      start(
          name,
          () -> {
            come(name, () -> turn(name));
            return Thread.currentThread().isInterrupted();
          });
    }

    /** Somebody comes whose turn fails; the result is what comes of it. */
    Worker<Throwable> comesAndThrows(String name, Throwable failure) {
      failures.put(name, failure);
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
      people.put(name, worker);
      return worker;
    }

    private void come(String name, Runnable turn) {
      story.note("comes");
      VaultKeysTest.come(keys, name, turn);
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
      letsTurn();
      story.join();
    }

    void letsTurn() {
      turning.values().forEach(Checkpoint::open);
    }

    void awaitTurning(int people) {
      story.await(people + " keys to be turned in groups of three", () -> begun.size() >= people);
    }

    void awaitThrown(String name) {
      story.await(name + " to begin a turn that throws", () -> thrown.contains(name));
    }

    /** Interrupts these people, all at once, and blocks until they have come to rest again. */
    void interrupts(String... names) {
      story.note("interrupts " + String.join(", ", names));
      List<Worker<Worker.Rest>> watches =
          Stream.of(names)
              .map(people::get)
              .map(one -> watch(one, () -> one.settleAfter(one.thread()::interrupt)))
              .toList();
      watches.forEach(Worker::result);
    }

    /** Many people come one after the other; blocks until the last of them has come to rest. */
    void crowdComes(String kind, int number) {
      for (int i = 1; i <= number; i++) {
        comes(kind + "-" + i);
      }
      people.get(kind + "-" + number).settle();
    }

    /** Blocks until everybody has come to rest; all are watched at once, for that is quicker. */
    void settle() {
      List<Worker<Worker.Rest>> watches =
          people.values().stream().map(one -> watch(one, one::settle)).toList();
      watches.forEach(Worker::result);
    }

    private Worker<Worker.Rest> watch(Worker<?> one, Callable<Worker.Rest> body) {
      return story.start("watch of " + one.thread().getName(), body);
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

    /** Blocks until these people have left. */
    void assertStillInterrupted(String... names) {
      for (String name : names) {
        Object interrupted = people.get(name).result();
        assertThat(interrupted)
            .withFailMessage(
                "%s was interrupted, and that is forgotten%n"
                    + "%s, still interrupted at the end: expected true, was %s",
                name, name, interrupted)
            .isEqualTo(true);
      }
    }

    void assertGets(Worker<Throwable> unlucky) {
      String name = unlucky.thread().getName();
      Throwable thrown = unlucky.result();
      assertThat(thrown)
          .withFailMessage(
              "%s does not get what its own turn threw%nexception: expected %s, was %s",
              name, failures.get(name), thrown)
          .isSameAs(failures.get(name));
    }
  }

  private static void come(VaultKeys keys, String name, Runnable turn) {
    if (name.startsWith("clerk")) {
      keys.clerk(turn);
    } else {
      keys.manager(turn);
    }
  }

  /** Clerks and managers who come in every order. */
  private static final class Drill {
    private final Round round;
    private final boolean together;
    private final VaultKeys keys = new VaultKeys();
    private final Set<String> unlucky = new HashSet<>();
    // all guarded by this
    private final Map<String, Integer> come = new HashMap<>();
    private final List<String> group = new ArrayList<>(); // those who have begun
    private Semaphore complete; // gets a permit when all three have begun
    private int turning;
    private String wrong;

    /** In each group, those who turn wait for each other, or they do not. */
    Drill(Round round, boolean together) {
      this.round = round;
      this.together = together;
      round.check(() -> assertThat(wrong).withFailMessage(() -> wrong).isNull());
    }

    /** Each turn of this person ends with an error of its own. */
    void turnThrows(String name) {
      unlucky.add(name);
    }

    /** Three people who come so many times. */
    void threeCome(int times, String... names) {
      for (String name : names) {
        comes(name, times);
      }
    }

    /** Somebody who comes so many times, and has to turn each time. */
    void comes(String name, int times) {
      boolean[] flag = new boolean[1];
      Round.Call<Void> call =
          round.thread(
              name,
              () -> {
                for (int i = 0; i < times; i++) {
                  visit(name);
                }
                flag[0] = Thread.currentThread().isInterrupted();
              });
      round.check(
          () ->
              assertThat(!call.wasInterrupted() || flag[0])
                  .withFailMessage(
                      "%s was interrupted, and that is forgotten%n"
                          + "%s, still interrupted at the end: expected true, was false",
                      name, name)
                  .isTrue());
    }

    private void visit(String name) {
      Thread me = Thread.currentThread();
      AtomicInteger turns = new AtomicInteger();
      AtomicReference<Semaphore> itsGroup = new AtomicReference<>();
      AtomicReference<Throwable> failed = new AtomicReference<>();
      Throwable thrown = null;
      arrives(name);
      try {
        come(
            keys,
            name,
            () -> {
              check(Thread.currentThread() == me, "a turn of " + name + " runs on another thread");
              turns.incrementAndGet();
              itsGroup.set(begins(name));
              try {
                turn(name, itsGroup.get());
              } catch (RuntimeException | Error e) {
                failed.set(e);
                throw e;
              } finally {
                ends();
              }
            });
      } catch (RuntimeException | Error e) {
        thrown = e;
        if (e != failed.get() && e != round.failure()) {
          throw e;
        }
      }
      check(
          turns.get() == 1,
          "%s came and went%nkeys that %s turned: expected 1, was %d",
          name,
          name,
          turns.get());
      check(
          thrown == failed.get(),
          "%s does not get what its own turn threw%nexception: expected %s, was %s",
          name,
          failed.get(),
          thrown);
      if (together && itsGroup.get() != null) {
        awaitGroup(itsGroup.get()); // a turn that failed did not
      }
    }

    private void turn(String name, Semaphore itsGroup) {
      round.seam();
      if (together) {
        awaitGroup(itsGroup);
      }
      if (unlucky.contains(name)) {
        throw new Error("the key of " + name + " is bent");
      }
    }

    /** Blocks until all three of a group have begun. */
    private void awaitGroup(Semaphore complete) {
      if (complete.availablePermits() == 0) {
        round.note("waits for the others to turn theirs");
      }
      complete.acquireUninterruptibly();
      complete.release();
    }

    private synchronized void arrives(String name) {
      round.note("comes");
      come.merge(kind(name), 1, Integer::sum);
    }

    private synchronized Semaphore begins(String name) {
      round.note("begins to turn");
      if (group.size() == 3) {
        check(
            turning == 0,
            "%s begins to turn before the group in front is through%n"
                + "keys of that group that are being turned: expected 0, was %d",
            name,
            turning);
        group.clear();
      }
      if (group.isEmpty()) {
        complete = new Semaphore(0);
        check(
            come.getOrDefault("clerk", 0) >= 2 && come.getOrDefault("manager", 0) >= 1,
            "%s begins to turn before two clerks and a manager are here%nhere: %s",
            name,
            come);
        come.merge("clerk", -2, Integer::sum);
        come.merge("manager", -1, Integer::sum);
      }
      group.add(name);
      long clerks = group.stream().filter(one -> kind(one).equals("clerk")).count();
      check(
          clerks <= 2 && group.size() - clerks <= 1,
          "a group is not made of two clerks and a manager%ngroup: %s",
          group);
      turning++;
      if (group.size() == 3) {
        complete.release();
      }
      return complete;
    }

    private synchronized void ends() {
      round.note("has turned");
      turning--;
    }

    private static String kind(String name) {
      return name.substring(0, name.indexOf('-'));
    }

    /** Writes down the first thing that is wrong; the round goes on to its end. */
    private synchronized void check(boolean right, String what, Object... values) {
      if (!right && wrong == null) {
        wrong = String.format(what, values);
      }
    }
  }
}
