package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
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

@DisplayName("Exercise 6 · CreditLimits")
@Exercise(module = "02-race-conditions", number = 6)
class CreditLimitsTest {
  private static final int CUSTOMERS = 1_000;

  private static final CreditLimits.Policy YES = (lower, upper) -> true;
  private static final CreditLimits.Policy NO = (lower, upper) -> false;

  @Test
  @DisplayName("1.1 two clerks never turn the limits round, in whatever order they come")
  @Kinds(Kind.EVERY_ORDER)
  void theLimitsAreNeverTurnedRound(Explorer explorer) {
    Scene scene = new Scene(YES).with("clerk-1", lower(8)).with("clerk-2", upper(5));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.2 the policy decides on the limits that will really be")
  @Kinds(Kind.EVERY_ORDER)
  void thePolicyIsAskedAboutTheTruth(Explorer explorer) {
    CreditLimits.Policy fiveApart = (lower, upper) -> upper - lower >= 5;
    Scene scene = new Scene(fiveApart).with("clerk-1", lower(3)).with("clerk-2", upper(6));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.3 changes that go together are all made, by three clerks, too")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void changesThatGoTogetherAreAllMade(Explorer explorer) {
    Scene scene =
        new Scene(YES)
            .with("clerk-1", lower(3))
            .with("clerk-2", upper(8))
            .with("clerk-3", lower(4));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.4 a change that is refused changes nothing and is in nobody's way")
  @Kinds(Kind.STATES)
  void aRefusedChangeChangesNothing(Story story) {
    Bank bank = new Bank(story);
    bank.rule = (lower, upper) -> lower != 4 && upper != 6;
    CreditLimits limits = new CreditLimits(0, 10, bank);

    List<Boolean> told =
        List.of(limits.setLower(11), limits.setUpper(-1), limits.setLower(4), limits.setUpper(6));
    String seen = told + ", " + show(limits.limits());
    assertThat(seen)
        .withFailMessage(
            "of the limits 0 to 10, lower 11, upper -1, lower 4 and upper 6 have to be refused%n"
                + "expected [false, false, false, false], 0 to 10, was %s",
            seen)
        .isEqualTo("[false, false, false, false], 0 to 10");

    Worker<String> next =
        story.start("clerk-2", () -> limits.setUpper(9) + ", " + show(limits.limits()));
    assertThat(next.ends())
        .withFailMessage(
            "four changes were refused, and now nobody can make one%n"
                + "clerk-2: expected to make a change, was waiting for ever")
        .isTrue();
    assertThat(next.result())
        .withFailMessage(
            "four changes were refused, and then clerk-2 set the upper limit to 9%n"
                + "clerk-2: expected true, 0 to 9, was %s",
            next.result())
        .isEqualTo("true, 0 to 9");
  }

  @Test
  @DisplayName("1.5 the limits may be equal, and as low and as high as numbers go")
  @Kinds(Kind.SIZES)
  void theLimitsMayBeAnyNumbers() {
    long[] numbers = {Long.MIN_VALUE, -2, 0, 2, Long.MAX_VALUE};
    List<String> wrong = new ArrayList<>();
    for (long lower : numbers) {
      for (long upper : numbers) {
        for (long next : numbers) {
          if (lower <= upper) {
            boolean raised = new CreditLimits(lower, upper, YES).setLower(next);
            boolean lowered = new CreditLimits(lower, upper, YES).setUpper(next);
            if (raised != next <= upper) {
              wrong.add("of %d to %d, lower %d: was %s".formatted(lower, upper, next, raised));
            }
            if (lowered != next >= lower) {
              wrong.add("of %d to %d, upper %d: was %s".formatted(lower, upper, next, lowered));
            }
          }
        }
      }
    }

    assertThat(wrong)
        .withFailMessage(
            "a change is refused if it turns the limits round, and only then%n"
                + "wrong answers: expected none, was %d of them, such as: %s",
            wrong.size(), wrong.isEmpty() ? "" : wrong.get(0))
        .isEmpty();
  }

  @Test
  @DisplayName("1.6 a policy that fails changes nothing, and the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailingPolicyLeavesTheLimitsUsable(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> {
              CreditLimits limits = new CreditLimits(0, 10, asking(round, YES));
              Round.Call<Boolean> first = round.thread("clerk-1", () -> limits.setLower(3));
              Round.Call<Boolean> second = round.thread("clerk-2", () -> limits.setUpper(8));
              round.check(() -> assertFailed(round, limits, first, second));
            });
  }

  private static void assertFailed(
      Round round, CreditLimits limits, Round.Call<Boolean> first, Round.Call<Boolean> second) {
    Throwable told = first.thrown() != null ? first.thrown() : second.thrown();
    assertThat(told)
        .withFailMessage(
            "the policy failed, and the clerk was not told so%nthe clerk: expected %s, was %s",
            round.failure(), told == null ? first.result() + ", " + second.result() : told)
        .isSameAs(round.failure());
    String expected =
        (first.thrown() == null ? "true, 3" : "failed, 0")
            + (second.thrown() == null ? ", true, 8" : ", failed, 10");
    CreditLimits.Limits end = limits.limits();
    String seen =
        (first.thrown() == null ? first.result() : "failed")
            + ", "
            + end.lower()
            + ", "
            + (second.thrown() == null ? second.result() : "failed")
            + ", "
            + end.upper();
    assertThat(seen)
        .withFailMessage(
            "clerk-1 set the lower limit of 0 to 10 to 3, clerk-2 the upper one to 8%n"
                + "clerk-1, lower limit, clerk-2, upper limit: expected %s, was %s",
            expected, seen)
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.7 an interrupt keeps nobody from making a change, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptStopsNoChange(Explorer explorer) {
    explorer
        .interrupting("clerk-1", "clerk-2")
        .everyOrder(
            round -> {
              CreditLimits limits = new CreditLimits(0, 10, asking(round, YES));
              Map<Round.Call<String>, String> calls = new LinkedHashMap<>();
              calls.put(round.thread("clerk-1", () -> told(limits.setLower(3))), "clerk-1");
              calls.put(round.thread("clerk-2", () -> told(limits.setUpper(8))), "clerk-2");
              round.check(() -> calls.forEach(CreditLimitsTest::assertMade));
              round.check(() -> assertEnd("an interrupt", "3 to 8", limits));
            });
  }

  private static String told(boolean made) {
    return made + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
  }

  private static void assertMade(Round.Call<String> call, String clerk) {
    String expected = "true" + (call.wasInterrupted() ? ", interrupted" : "");
    String seen = call.returned() ? call.result() : String.valueOf(call.thrown());
    assertThat(seen)
        .withFailMessage(
            "one of the clerks was interrupted%n%s: expected %s, was %s", clerk, expected, seen)
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.8 a caller interrupted beforehand makes the change and stays interrupted")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void whoIsInterruptedBeforehandMakesHisChange(Story story) {
    CreditLimits limits = new CreditLimits(0, 10, new Bank(story));

    Worker<String> clerk =
        story.start(
            "clerk",
            () -> {
              Thread.currentThread().interrupt();
              String first = told(limits.setLower(3));
              String second = told(limits.setUpper(8));
              CreditLimits.Limits end = limits.limits();
              return first + "; " + second + "; " + told(true) + "; " + show(end);
            });

    String expected = "true, interrupted; true, interrupted; true, interrupted; 3 to 8";
    assertThat(clerk.result())
        .withFailMessage(
            "a clerk who was interrupted made two changes and looked at the limits%n"
                + "expected %s, was %s",
            expected, clerk.result())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.9 a clerk waits for as long as the policy takes")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void aClerkWaitsForAsLongAsItTakes(Explorer explorer) {
    Scene scene = new Scene(YES).with("clerk-1", lower(3)).with("clerk-2", upper(8));

    explorer.lettingTimeRunOut().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.10 a thousand customers do not wait for the one whose clerk asks the policy")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void customersDoNotWaitForEachOther(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.whileAsked = asking::pass;
    CreditLimits slow = new CreditLimits(0, 10, bank);

    story.start("clerk-1", () -> slow.setLower(8));
    asking.awaitHeld(1);
    Worker<Integer> second =
        story.start(
            "clerk-2",
            () -> {
              int done = 0;
              for (int i = 0; i < CUSTOMERS; i++) {
                CreditLimits other = new CreditLimits(0, 10, YES);
                done += other.setLower(3) && other.setUpper(5) ? 1 : 0;
              }
              return done;
            });

    assertThat(second.ends())
        .withFailMessage(
            "clerk-1 asks the policy, and clerk-2, who works for other customers, waits for him%n"
                + "clerk-2: expected to be done, was waiting")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "clerk-2 changed the limits of %d customers%nchanged: expected %d, was %d",
            CUSTOMERS, CUSTOMERS, second.result())
        .isEqualTo(CUSTOMERS);
  }

  @Test
  @DisplayName("2.1 limits that were handed out stay what they are")
  @Kinds(Kind.STATES)
  void limitsThatWereHandedOutStayWhatTheyAre(Story story) {
    CreditLimits limits = new CreditLimits(0, 10, new Bank(story));
    CreditLimits.Limits before = limits.limits();

    limits.setUpper(20);
    limits.setLower(15);

    assertThat(show(before))
        .withFailMessage(
            "limits that were handed out before two changes have changed, too%n"
                + "expected 0 to 10, was %s",
            show(before))
        .isEqualTo("0 to 10");
  }

  @Test
  @DisplayName("2.2 nobody sees limits that the policy has not allowed")
  @Kinds(Kind.EVERY_ORDER)
  void nobodySeesLimitsThatAreNotAllowedYet(Explorer explorer) {
    Scene scene = new Scene(NO).with("clerk", lower(8), upper(9)).with("customer", look());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.3 both limits are of the same moment, whenever somebody looks")
  @Kinds(Kind.EVERY_ORDER)
  void bothLimitsAreOfTheSameMoment(Explorer explorer) {
    Scene scene =
        new Scene(YES).with("clerk", upper(20), lower(15), upper(30)).with("customer", look());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.4 whoever has made a change sees it, and so does everybody in the end")
  @Kinds(Kind.EVERY_ORDER)
  void aChangeThatWasMadeIsShown(Explorer explorer) {
    Scene scene =
        new Scene(YES).with("clerk-1", lower(3), look()).with("clerk-2", upper(8), look());

    explorer.everyOrder(scene::lay);
  }

  /**
   * By inspection, since luck decides what a thread sees: limits() must wait for a lock that a
   * change takes, too, or what it reads must be volatile, atomic or final.
   */
  @Test
  @DisplayName("2.5 a change reaches the threads that look at the limits (by inspection)")
  @Kinds(Kind.VISIBILITY)
  void aChangeReachesOtherThreads(Story story) throws IllegalAccessException {
    CreditLimits limits = new CreditLimits(0, 10, YES);
    Inspection inspection = new Inspection(limits);

    boolean handsOver =
        inspection.mayHandOver
            || inspection.locks.stream().anyMatch(lock -> bothWaitFor(lock, limits, story));

    assertThat(handsOver || inspection.plain.isEmpty())
        .withFailMessage(
            "limits() waits for nobody, and nothing in the class hands a change over: a thread may"
                + " see it too late, or never%n"
                + "(found by looking at the class, since luck decides when it happens)%n"
                + "plain fields that change: expected none, was %s",
            inspection.plain)
        .isTrue();
  }

  private static boolean bothWaitFor(Object lock, CreditLimits limits, Story story) {
    Checkpoint locked = story.checkpoint("holding a lock");
    story.start("auditor", () -> Inspection.hold(lock, locked::pass));
    locked.awaitHeld(1);
    Worker<CreditLimits.Limits> customer = story.start("customer", limits::limits);
    Worker<Boolean> clerk = story.start("clerk", () -> limits.setLower(0));
    boolean bothWait = customer.settle().isWaiting() && clerk.settle().isWaiting();
    locked.open();
    story.join();
    return bothWait;
  }

  private static void assertEnd(String after, String expected, CreditLimits limits) {
    String seen = show(limits.limits());
    assertThat(seen)
        .withFailMessage(
            "the limits are not what the clerks have made them, after %s%n"
                + "limits: expected %s, was %s",
            after, expected, seen)
        .isEqualTo(expected);
  }

  private static String show(CreditLimits.Limits limits) {
    return limits.lower() + " to " + limits.upper();
  }

  /** A policy of the round: others may come in while it is asked, or it fails. */
  private static CreditLimits.Policy asking(Round round, CreditLimits.Policy rule) {
    return (lower, upper) -> {
      round.note("may it be " + lower + " to " + upper + "?");
      round.seam();
      boolean allowed = rule.allows(lower, upper);
      round.note(allowed ? "allowed" : "refused");
      return allowed;
    };
  }

  private static Step lower(long limit) {
    return book -> "lower " + limit + ": " + book.change(true, limit);
  }

  private static Step upper(long limit) {
    return book -> "upper " + limit + ": " + book.change(false, limit);
  }

  private static Step look() {
    return book -> "sees " + book.look();
  }

  /** What somebody does, and what comes of it. */
  private interface Step {
    String at(Book book);
  }

  /** Where the limits are kept: in the exercise, or in a model of it. */
  private interface Book {
    boolean change(boolean lower, long limit);

    String look();
  }

  private record Answer(CreditLimits limits) implements Book {
    @Override
    public boolean change(boolean lower, long limit) {
      return lower ? limits.setLower(limit) : limits.setUpper(limit);
    }

    @Override
    public String look() {
      return show(limits.limits());
    }
  }

  /** What the limits are to be for one thread alone. */
  private static final class Model implements Book {
    private final CreditLimits.Policy rule;
    private long lower = 0;
    private long upper = 10;

    Model(CreditLimits.Policy rule) {
      this.rule = rule;
    }

    @Override
    public boolean change(boolean isLower, long limit) {
      long newLower = isLower ? limit : lower;
      long newUpper = isLower ? upper : limit;
      if (newLower > newUpper || !rule.allows(newLower, newUpper)) {
        return false;
      }
      lower = newLower;
      upper = newUpper;
      return true;
    }

    @Override
    public String look() {
      return lower + " to " + upper;
    }
  }

  /** People who work on limits of 0 to 10 at once. It must come out as if they had taken turns. */
  private static final class Scene {
    private final CreditLimits.Policy rule;
    private final Map<String, List<Step>> people = new LinkedHashMap<>();
    private final Set<String> possible = new TreeSet<>();

    Scene(CreditLimits.Policy rule) {
      this.rule = rule;
    }

    Scene with(String name, Step... steps) {
      people.put(name, List.of(steps));
      return this;
    }

    void lay(Round round) {
      Book book = new Answer(new CreditLimits(0, 10, asking(round, rule)));
      Map<String, List<String>> told = new TreeMap<>();
      people.forEach(
          (name, steps) -> {
            List<String> own = new ArrayList<>();
            told.put(name, own);
            round.thread(name, () -> steps.forEach(step -> own.add(step.at(book))));
          });
      round.check(() -> assertPossible(told + ", in the end " + book.look()));
    }

    private void assertPossible(String seen) {
      if (possible.isEmpty()) {
        Turns.of(people).forEach(order -> possible.add(outcome(order)));
      }
      assertThat(seen)
          .withFailMessage(
              "this cannot come out when people work at the limits 0 to 10 one after the other%n"
                  + "expected %s, was %s",
              String.join(" or ", possible), seen)
          .isIn(possible);
    }

    /** Plays the steps with limits of its own, on this thread alone. */
    private String outcome(List<String> order) {
      Book book = new Model(rule);
      Map<String, List<String>> told = new TreeMap<>();
      people.keySet().forEach(name -> told.put(name, new ArrayList<>()));
      for (String name : order) {
        List<String> own = told.get(name);
        own.add(people.get(name).get(own.size()).at(book));
      }
      return told + ", in the end " + book.look();
    }
  }

  /** A policy that writes down what it is asked and lets a test come in between. */
  private static final class Bank implements CreditLimits.Policy {
    private final Story story;
    private volatile CreditLimits.Policy rule = YES;
    private volatile Runnable whileAsked = () -> {};

    Bank(Story story) {
      this.story = story;
    }

    @Override
    public boolean allows(long lower, long upper) {
      story.note("may it be " + lower + " to " + upper + "?");
      whileAsked.run();
      boolean allowed = rule.allows(lower, upper);
      story.note(allowed ? "allowed" : "refused");
      return allowed;
    }
  }

  /**
   * What an object keeps in its fields: locks, plain fields that change, and what else there is.
   */
  private static final class Inspection {
    private final List<Object> locks = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private boolean mayHandOver; // there is something else that can hand over a change

    Inspection(Object object) throws IllegalAccessException {
      locks.add(object.getClass());
      lookInto(object);
    }

    /** Runs the action while this thread holds the lock, whichever kind it is. */
    static void hold(Object object, Runnable action) {
      Lock lock = new ReentrantLock();
      if (object instanceof Lock simple) {
        lock = simple;
      } else if (object instanceof ReadWriteLock pair) {
        lock = pair.writeLock();
      } else if (object instanceof StampedLock stamped) {
        lock = stamped.asWriteLock();
      } else if (object instanceof Semaphore semaphore) {
        semaphore.drainPermits();
      }
      lock.lock();
      synchronized (object) {
        action.run();
      }
      lock.unlock();
      if (object instanceof Semaphore semaphore) {
        semaphore.release();
      }
    }

    private void lookInto(Object object) throws IllegalAccessException {
      locks.add(object);
      for (Field field : object.getClass().getDeclaredFields()) {
        field.setAccessible(true);
        lookAt(field, field.get(object));
      }
    }

    private void lookAt(Field field, Object value) throws IllegalAccessException {
      boolean isOurs =
          value != null
              && value.getClass().getName().startsWith(CreditLimits.class.getName() + "$");
      if (Modifier.isVolatile(field.getModifiers()) || value instanceof VarHandle) {
        mayHandOver = true;
      } else if (!Modifier.isFinal(field.getModifiers())) {
        plain.add(field.getName());
      } else if (isOurs && !(value instanceof CreditLimits.Policy)) {
        lookInto(value);
      } else if (isALock(value)) {
        locks.add(value);
      } else if (!(value instanceof Number || value instanceof CreditLimits.Policy)) {
        mayHandOver |= value != null; // a queue, a latch, an executor, …
      }
    }

    private static boolean isALock(Object value) {
      return value != null && value.getClass() == Object.class
          || value instanceof Lock
          || value instanceof ReadWriteLock
          || value instanceof StampedLock
          || value instanceof Semaphore;
    }
  }
}
