package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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

@DisplayName("Exercise 2 · Counter")
@Exercise(module = "02-race-conditions", number = 2)
class CounterTest {
  private static final int MANAGERS = 16;
  private static final int COUNTERS = 20; // for each of them

  /** The first ticket is number 101, and each one is 100 higher than the one before. */
  private static final LongUnaryOperator RULE = number -> number == 0 ? 101 : number + 100;

  @Test
  @DisplayName("1.1 two managers change the number at once, in whatever order: each change counts")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void noChangeIsLost(Explorer explorer) {
    Scene scene =
        new Scene("manager-1 adds 10 to 0, manager-2 adds 1 and doubles")
            .with("manager-1", add(10))
            .with("manager-2", addOneAndDouble());

    explorer.lettingTimeRunOut().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.2 the changes of three managers all count, and none of them waits for ever")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void noChangeOfThreeIsLost(Explorer explorer) {
    Scene scene =
        new Scene("manager-1 adds 10 to 0, manager-2 adds 1 and doubles, manager-3 adds 5")
            .with("manager-1", add(10))
            .with("manager-2", addOneAndDouble())
            .with("manager-3", add(5));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.3 a hundred managers come in one after the other: no change is lost")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void noChangeIsLostHoweverOften(Story story) {
    Counter counter = new Counter(RULE);
    Crowd others = new Crowd(story, "manager", () -> counter.update(number -> number + 1));

    Worker<Long> first =
        story.start(
            "manager-1",
            () ->
                counter.update(
                    number -> {
                      others.comeIn();
                      return number + 10;
                    }));
    first.result();
    story.join();

    int expected = 10 + others.size();
    assertThat(counter.get())
        .withFailMessage(
            "%d others added 1 each while manager-1 was adding 10: a change is lost%n"
                + "sum of all changes: expected %d, was %d",
            others.size(), expected, counter.get())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.4 an operator may make any number, the one that is there already, too")
  @Kinds({Kind.SIZES, Kind.STATES})
  void anOperatorMayMakeAnyNumber(Story story) {
    Counter counter = new Counter(RULE);
    List<Long> numbers =
        List.of(0L, 1L, -1L, 127L, 128L, 129L, 129L, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, 7L);
    List<String> seen = new CopyOnWriteArrayList<>();

    Worker<Void> manager =
        story.start(
            "manager",
            () -> {
              for (long made : numbers) {
                long told = counter.update(number -> made);
                seen.add(told + ", " + counter.get());
              }
            });

    List<String> expected = numbers.stream().map(number -> number + ", " + number).toList();
    assertThat(manager.ends() && seen.equals(expected))
        .withFailMessage(
            "a manager made these numbers, one after the other: %s%n"
                + "told, and shown after that: expected %s, was %s%s",
            numbers, expected, seen, manager.ends() ? "" : " and then nothing more")
        .isTrue();
  }

  @Test
  @DisplayName("1.5 an operator is called once as long as nobody comes in between")
  @Kinds(Kind.STATES)
  void anOperatorIsCalledOnce(Story story) {
    Counter counter = new Counter(RULE);
    List<Long> calls = new CopyOnWriteArrayList<>();
    LongUnaryOperator operator =
        number -> {
          story.note("takes " + number);
          calls.add(number);
          return number + 10;
        };

    counter.update(operator);
    counter.update(operator);

    assertThat(calls)
        .withFailMessage(
            "a manager added 10 twice, and nobody else was there%n"
                + "numbers that the operator was given: expected [0, 10], was %s",
            calls)
        .containsExactly(0L, 10L);
  }

  @Test
  @DisplayName("1.6 an operator fails: its caller is told, the number stays, the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailingOperatorChangesNothing(Explorer explorer) {
    Scene scene =
        new Scene("manager-1 adds 10 to 0, manager-2 adds 1 and doubles, an operator may fail")
            .with("manager-1", add(10))
            .with("manager-2", addOneAndDouble());

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.7 what an operator throws reaches its caller as it is, each time")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void eachFailureOfAnOperatorIsTold(Story story) {
    Mood mood = new Mood(story);
    Counter counter = new Counter(RULE);

    mood.assertFailuresAreTold("manager", () -> counter.update(mood));
  }

  @Test
  @DisplayName("1.8 an interrupt keeps no manager from his change, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptedManagerMakesHisChange(Explorer explorer) {
    Scene scene =
        new Scene("manager-1 adds 10 to 0, manager-2 adds 1 and doubles, one is interrupted")
            .with("manager-1", add(10))
            .with("manager-2", addOneAndDouble());

    explorer.interrupting("manager-1", "manager-2").everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.9 two managers wait and are interrupted: each of them makes his change once")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void whoIsInterruptedWhileWaitingMakesHisChangeOnce(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter counter = new Counter(RULE);
    LongUnaryOperator slowly =
        number -> {
          adding.pass();
          return number + 10;
        };
    Callable<Boolean> addsAndSaysWhetherHeIsInterrupted =
        () -> {
          counter.update(number -> number + 5);
          return Thread.currentThread().isInterrupted();
        };

    story.start("manager-1", () -> counter.update(slowly));
    adding.awaitHeld(1);
    List<Worker<Boolean>> waiting = new ArrayList<>();
    for (int i = 2; i <= 3; i++) {
      Worker<Boolean> other = story.start("manager-" + i, addsAndSaysWhetherHeIsInterrupted);
      if (other.settle().isWaiting()) {
        waiting.add(other);
      }
    }
    waiting.forEach(other -> other.settleAfter(other.thread()::interrupt));
    adding.open();
    story.join();

    assertThat(counter.get())
        .withFailMessage(
            "manager-1 added 10, and two others 5 each; those who had to wait were interrupted: %d"
                + " of them%n0 + 10 + 5 + 5: expected 20, was %d",
            waiting.size(), counter.get())
        .isEqualTo(20);
    List<Boolean> interrupted = waiting.stream().map(Worker::result).toList();
    assertThat(interrupted)
        .withFailMessage(
            "two managers were interrupted while they waited for manager-1%n"
                + "interrupted at the end: expected [true, true], was %s",
            interrupted)
        .doesNotContain(false);
  }

  @Test
  @DisplayName("1.10 hundreds of counters do not wait for the one whose manager is at work")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void countersShareNothing(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter slow = new Counter(RULE);

    story.start(
        "manager-1",
        () ->
            slow.update(
                number -> {
                  adding.pass();
                  return number + 10;
                }));
    adding.awaitHeld(1);
    for (int i = 2; i <= MANAGERS; i++) {
      Worker<List<Long>> manager = story.start("manager-" + i, CounterTest::atNewCounters);
      assertThat(manager.ends())
          .withFailMessage(
              "manager-1 is at work, and manager-%d, who works at other counters, waits for him%n"
                  + "manager-%d: expected to be done, was waiting",
              i, i)
          .isTrue();
      assertThat(manager.result())
          .withFailMessage(
              "manager-%d added 5 at each of %d new counters%n"
                  + "numbers shown then: expected 5 each time, was %s",
              i, COUNTERS, manager.result())
          .containsOnly(5L);
    }
  }

  private static List<Long> atNewCounters() {
    List<Long> shown = new ArrayList<>();
    for (int i = 0; i < COUNTERS; i++) {
      Counter counter = new Counter(RULE);
      counter.update(number -> number + 5);
      shown.add(counter.get());
    }
    return shown;
  }

  @Test
  @DisplayName("2.1 the next number is the one that the rule says, and the rule is asked once")
  @Kinds(Kind.STATES)
  void theRuleSaysWhichNumberIsNext(Story story) {
    List<Long> asked = new CopyOnWriteArrayList<>();
    Counter counter =
        new Counter(
            number -> {
              story.note("what comes after " + number + "?");
              asked.add(number);
              return number == 999 ? 1 : number + 1;
            });
    counter.update(number -> 998);

    List<Long> drawn = List.of(counter.increment(), counter.increment(), counter.increment());

    assertThat(drawn)
        .withFailMessage(
            "the rule says that 1 comes after 999%n"
                + "drawn after 998: expected [999, 1, 2], was %s",
            drawn)
        .containsExactly(999L, 1L, 2L);
    assertThat(asked)
        .withFailMessage(
            "a customer drew three numbers, and nobody else was there%n"
                + "numbers that the rule was asked about: expected [998, 999, 1], was %s",
            asked)
        .containsExactly(998L, 999L, 1L);
  }

  @Test
  @DisplayName("2.2 two customers draw at once, in whatever order: each gets a number of his own")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void eachCustomerGetsANumberOfHisOwn(Explorer explorer) {
    Scene scene =
        new Scene("101 comes first and 201 next, and two customers draw")
            .with("customer-1", draw())
            .with("customer-2", draw());

    explorer.lettingTimeRunOut().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.3 neither of a customer and a manager undoes what the other one does")
  @Kinds(Kind.EVERY_ORDER)
  void customersAndManagersUndoNothing(Explorer explorer) {
    Scene scene =
        new Scene("101 comes after 0, a customer draws, and a manager adds 1 and doubles")
            .with("customer", draw().quickly())
            .with("manager", addOneAndDouble());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.4 a hundred customers come in one after the other: each gets a number of his own")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void eachGetsANumberOfHisOwnHoweverMany(Story story) {
    Crowd[] others = new Crowd[1];
    Counter counter =
        new Counter(
            number -> {
              others[0].comeIn();
              return number + 1;
            });
    others[0] = new Crowd(story, "customer", counter::increment);

    Worker<Long> first = story.start("customer-1", counter::increment);
    first.result();
    story.join();

    List<Long> drawn = new ArrayList<>(others[0].results());
    drawn.add(first.result());
    drawn.sort(null);
    List<Long> expected = LongStream.rangeClosed(1, drawn.size()).boxed().toList();
    assertThat(drawn)
        .withFailMessage(
            "others came in while customer-1 was drawing: the same number was drawn twice%n"
                + "numbers drawn: expected %s, was %s",
            expected, drawn)
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("2.5 the rule fails: its customer is told, the number stays, the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailingRuleChangesNothing(Explorer explorer) {
    Scene scene =
        new Scene("101 comes first and 201 next, two customers draw, the rule may fail")
            .with("customer-1", draw())
            .with("customer-2", draw());

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.6 what the rule throws reaches its customer as it is, each time")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void eachFailureOfTheRuleIsTold(Story story) {
    Mood mood = new Mood(story);
    Counter counter = new Counter(mood);

    mood.assertFailuresAreTold("customer", counter::increment);
  }

  @Test
  @DisplayName("2.7 an interrupt keeps no customer from his number, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptedCustomerGetsHisNumber(Explorer explorer) {
    Scene scene =
        new Scene("101 comes first and 201 next, two customers draw, one is interrupted")
            .with("customer-1", draw())
            .with("customer-2", draw());

    explorer.interrupting("customer-1", "customer-2").everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.1 the board never shows a number that nobody has set")
  @Kinds({Kind.EVERY_ORDER, Kind.SIZES})
  void theBoardShowsOnlyNumbersThatWereSet(Explorer explorer) {
    Scene scene =
        new Scene("a manager adds 4294967301 to 0, and the board looks twice")
            .with("manager", add(4294967301L))
            .with("board", look(), look());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.2 the board never shows a number that the rule has not said")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void theBoardShowsNoNumberBeforeTheRuleSaysIt(Explorer explorer) {
    Scene scene =
        new Scene("101 comes after 0, a customer draws, the board looks, the rule may fail")
            .with("customer", draw())
            .with("board", look(), look());

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.3 whoever has changed the number sees it, and so does everybody in the end")
  @Kinds(Kind.EVERY_ORDER)
  void aChangeThatWasMadeIsShown(Explorer explorer) {
    Scene scene =
        new Scene("manager-1 adds 10 to 0, manager-2 adds 1 and doubles, each looks then")
            .with("manager-1", add(10).quickly(), look())
            .with("manager-2", addOneAndDouble(), look());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.4 the board is in nobody's way")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void theBoardIsInNobodysWay(Explorer explorer) {
    Scene scene =
        new Scene("manager-1 adds 10 to 0, manager-2 adds 1 and doubles, the board looks")
            .with("manager-1", add(10))
            .with("manager-2", addOneAndDouble())
            .with("board", look());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.5 an interrupt keeps the board from nothing, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptedBoardShowsTheNumber(Explorer explorer) {
    Scene scene =
        new Scene("a manager adds 10 to 0, and the board, which is interrupted, looks")
            .with("manager", add(10))
            .with("board", look());

    explorer.interrupting("board").everyOrder(scene::lay);
  }

  /**
   * By inspection, since luck decides what a thread sees: get() must wait for a lock that a change
   * takes, too, or the number must be in a volatile field, in an atomic or the like.
   */
  @Test
  @DisplayName("3.6 get() sees what other threads have changed (by inspection)")
  @Kinds(Kind.VISIBILITY)
  void getSeesWhatOthersChange(Story story) {
    Counter counter = new Counter(RULE);
    Inspection inspection = new Inspection(counter, true);
    counter.update(number -> 100);

    assertThat(
            findsAField(inspection)
                || inspection.findsALockFor(
                    story, counter::get, () -> counter.update(number -> number + 10)))
        .withFailMessage(
            "get() waits for no lock that a change takes, and nothing in the class makes it see a"
                + " change: it may show an old number for ever%n"
                + "(found by looking at the class, since luck decides how long a number stays"
                + " old)%n"
                + "fields that show their changes to other threads: expected at least 1, was 0%n"
                + "fields looked at: %s",
            inspection.fields())
        .isTrue();
  }

  private static Step add(long amount) {
    return new Step(number -> number + amount, Counter::update, true, true);
  }

  private static Step addOneAndDouble() {
    return new Step(number -> (number + 1) * 2, Counter::update, true, true);
  }

  private static Step draw() {
    return new Step(RULE, (counter, rule) -> counter.increment(), true, true);
  }

  private static Step look() {
    return new Step(number -> number, (counter, nothing) -> counter.get(), false, false);
  }

  private interface Way {
    long go(Counter counter, LongUnaryOperator operator);
  }

  /** What somebody does: what it makes of the number, and how the counter is asked for it. */
  private record Step(LongUnaryOperator operator, Way way, boolean changes, boolean takesTime) {
    /** Nobody comes in while its operator is at work, but at any line of the counter. */
    Step quickly() {
      return new Step(operator, way, changes, false);
    }
  }

  /** People at one counter at once, which shows 0. It must come out as if they had taken turns. */
  private static final class Scene {
    private final String what;
    private final Map<String, List<Step>> people = new LinkedHashMap<>();
    private final Set<String> possible = new TreeSet<>();
    private final Set<String> possibleIfOneFails = new TreeSet<>();

    Scene(String what) {
      this.what = what;
    }

    Scene with(String name, Step... steps) {
      people.put(name, List.of(steps));
      return this;
    }

    private Stream<Step> steps() {
      return people.values().stream().flatMap(List::stream);
    }

    void lay(Round round) {
      boolean quickRule = steps().anyMatch(step -> step.operator == RULE && !step.takesTime);
      Counter counter = new Counter(calculating(round, RULE, !quickRule));
      Map<String, List<String>> told = new LinkedHashMap<>();
      people.forEach(
          (name, steps) -> {
            List<String> own = new ArrayList<>();
            told.put(name, own);
            boolean[] interrupted = new boolean[1];
            Round.Call<Void> call =
                round.thread(
                    name,
                    () -> {
                      for (Step step : steps) {
                        own.add(told(round, counter, step));
                      }
                      interrupted[0] = Thread.currentThread().isInterrupted();
                    });
            round.check(() -> assertFlag(name, call.wasInterrupted(), interrupted[0]));
          });
      round.check(() -> assertPossible(outcome(told, counter.get()), round.failure() != null));
    }

    private static String told(Round round, Counter counter, Step step) {
      try {
        return "" + step.way().go(counter, calculating(round, step.operator(), step.takesTime()));
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
        return "the failure";
      }
    }

    /** Others may come in while the operator is at work, or it fails. */
    private static LongUnaryOperator calculating(
        Round round, LongUnaryOperator operator, boolean takesTime) {
      return number -> {
        round.note("takes " + number);
        if (takesTime) {
          round.seam();
        }
        long made = operator.applyAsLong(number);
        round.note("makes it " + made);
        return made;
      };
    }

    private static String outcome(Map<String, List<String>> told, long end) {
      return told.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
              .collect(Collectors.joining("; "))
          + "; in the end "
          + end;
    }

    private void assertFlag(String name, boolean expected, boolean seen) {
      assertThat(seen)
          .withFailMessage(
              "%s%n%s at the end: expected to be %sinterrupted, was %sinterrupted",
              what, name, expected ? "" : "not ", seen ? "" : "not ")
          .isEqualTo(expected);
    }

    private void assertPossible(String seen, boolean oneFailed) {
      if (possible.isEmpty()) {
        takeTurns();
      }
      Set<String> expected = oneFailed ? possibleIfOneFails : possible;
      assertThat(seen)
          .withFailMessage(
              "%s%s: if they take turns, this cannot come out%n"
                  + "outcome: expected %s,%n  was %s",
              what,
              oneFailed ? " (it did)" : "",
              String.join("%n  or ".formatted(), expected),
              seen)
          .isIn(expected);
    }

    /** Plays all orders of the steps, with nobody failing and with each in turn. */
    private void takeTurns() {
      for (List<String> order : Turns.of(people)) {
        possible.add(outcome(order, -1));
        for (int i = 0; i < order.size(); i++) {
          possibleIfOneFails.add(outcome(order, i));
        }
      }
      possibleIfOneFails.removeAll(possible); // whoever only looks does not fail
    }

    private String outcome(List<String> order, int failing) {
      long number = 0;
      Map<String, List<String>> told = new LinkedHashMap<>();
      people.keySet().forEach(name -> told.put(name, new ArrayList<>()));
      for (int i = 0; i < order.size(); i++) {
        List<String> own = told.get(order.get(i));
        Step step = people.get(order.get(i)).get(own.size());
        boolean fails = i == failing && step.changes();
        number = fails ? number : step.operator().applyAsLong(number);
        own.add(fails ? "the failure" : "" + number);
      }
      return outcome(told, number);
    }
  }

  /** An operator that goes on by one, or fails if it has a reason to. */
  private static final class Mood implements LongUnaryOperator {
    private final Story story;
    private final AtomicReference<Throwable> reason = new AtomicReference<>();

    Mood(Story story) {
      this.story = story;
    }

    @Override
    public long applyAsLong(long number) {
      Throwable thrown = reason.get();
      story.note("takes " + number + (thrown == null ? "" : ", and fails: " + thrown.getMessage()));
      if (thrown instanceof Error error) {
        throw error;
      } else if (thrown != null) {
        throw (RuntimeException) thrown;
      }
      return number + 1;
    }

    /** Lets one caller after the other fail in one way or another, and then one succeed. */
    void assertFailuresAreTold(String who, Callable<Long> call) {
      List<Throwable> failures =
          List.of(
              new IllegalStateException("no paper", new InterruptedException("paper jam")),
              new Error("no ink"),
              new IllegalStateException("no power"));
      for (Throwable failure : failures) {
        reason.set(failure);
        Object told = resultOf(who + " (" + failure.getMessage() + ")", call);
        assertThat(told)
            .withFailMessage(
                "what was asked for the next number has failed%n%s: expected %s, was %s",
                who, failure, told)
            .isSameAs(failure);
      }
      reason.set(null);
      Object told = resultOf(who, call);
      assertThat(told)
          .withFailMessage(
              "three callers got a failure, and the number has changed all the same%n"
                  + "number of the next %s: expected 1, was %s",
              who, told)
          .isEqualTo(1L);
    }

    private Object resultOf(String name, Callable<Long> call) {
      List<Long> result = new CopyOnWriteArrayList<>();
      Worker<Throwable> caller =
          story.start(name, () -> catchThrowable(() -> result.add(call.call())));
      assertThat(caller.ends())
          .withFailMessage(
              "somebody got a failure, and the next one waits for ever%n"
                  + "%s: expected to be served, was waiting",
              name)
          .isTrue();
      return result.isEmpty() ? caller.result() : result.get(0);
    }
  }

  /** While number 1 is at work others come in, and leave before he goes on, unless they wait. */
  private static final class Crowd {
    private static final int MOST = 100;

    private final Story story;
    private final String name;
    private final Callable<Long> step;
    private final List<Worker<Long>> others = new CopyOnWriteArrayList<>();
    private volatile boolean isFull; // somebody is coming in, or the door is locked

    Crowd(Story story, String name, Callable<Long> step) {
      this.story = story;
      this.name = name;
      this.step = step;
    }

    void comeIn() {
      if (isFull || others.size() == MOST) {
        return;
      }
      isFull = true;
      Worker<Long> other = story.start(name + "-" + (others.size() + 2), step);
      others.add(other);
      isFull = waits(other);
    }

    private static boolean waits(Worker<Long> worker) {
      try {
        worker.thread().join(20); // most are gone by then
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return worker.thread().isAlive() && worker.settle().isWaiting();
    }

    int size() {
      return others.size();
    }

    List<Long> results() {
      return others.stream().map(Worker::result).toList();
    }
  }

  /** Whether there is a field that can carry a number from one thread to another. */
  private static boolean findsAField(Inspection inspection) {
    return inspection.parts().stream().anyMatch(part -> showsItsChanges(inspection, part));
  }

  private static boolean showsItsChanges(Inspection inspection, Inspection.Part part) {
    boolean isVolatile = Modifier.isVolatile(part.field().getModifiers());
    boolean stays = Inspection.valueOf(part.field(), part.owner()) == part.value();
    return isVolatile && part.field().getType() != boolean.class
        || stays && inspection.isMadeForThreads(part.value());
  }
}
