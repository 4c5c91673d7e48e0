package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 6 · CreditLimits")
@Exercise(module = "02-race-conditions", number = 6)
class CreditLimitsTest {

  @Test
  @DisplayName("1.1 nobody lowers the upper limit while the lower one is being raised")
  void raisingTheLowerLimitIsOneStep(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.whileAsked = asking::pass;
    CreditLimits limits = new CreditLimits(0, 10, bank);

    Worker<Boolean> first = story.start("clerk-1", () -> limits.setLower(8));
    asking.awaitHeld(1);
    Worker<Boolean> second = story.start("clerk-2", () -> limits.setUpper(5));
    second.settle();
    asking.open();

    assertSound(limits, first.result() ? 8 : 0, second.result() ? 5 : 10);
  }

  @Test
  @DisplayName("1.2 nobody raises the lower limit while the upper one is being lowered")
  void loweringTheUpperLimitIsOneStep(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.whileAsked = asking::pass;
    CreditLimits limits = new CreditLimits(0, 10, bank);

    Worker<Boolean> first = story.start("clerk-1", () -> limits.setUpper(5));
    asking.awaitHeld(1);
    Worker<Boolean> second = story.start("clerk-2", () -> limits.setLower(8));
    second.settle();
    asking.open();

    assertSound(limits, second.result() ? 8 : 0, first.result() ? 5 : 10);
  }

  @Test
  @DisplayName("1.3 the policy decides on the limits that will really be")
  void thePolicyIsAskedAboutTheTruth(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.rule = (lower, upper) -> upper - lower >= 5;
    bank.whileAsked = asking::pass;
    CreditLimits limits = new CreditLimits(0, 10, bank);

    Worker<Boolean> first = story.start("clerk-1", () -> limits.setLower(3));
    asking.awaitHeld(1);
    Worker<Boolean> second = story.start("clerk-2", () -> limits.setUpper(6));
    second.settle();
    asking.open();
    story.join();

    CreditLimits.Limits end = limits.limits();
    assertThat(end.upper() - end.lower())
        .withFailMessage(
            "the policy allowed each change, but was never asked about both together%n"
                + "the limits have to be 5 apart, and are %s (clerk-1: %s, clerk-2: %s)",
            show(end), first.result(), second.result())
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  @DisplayName("1.4 two changes that go together are both made")
  void twoChangesThatGoTogetherAreBothMade(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.whileAsked = asking::pass;
    CreditLimits limits = new CreditLimits(0, 10, bank);

    Worker<Boolean> first = story.start("clerk-1", () -> limits.setLower(3));
    asking.awaitHeld(1);
    Worker<Boolean> second = story.start("clerk-2", () -> limits.setUpper(8));
    second.settle();
    asking.open();

    String seen = first.result() + ", " + second.result() + ", " + show(limits.limits());
    assertThat(seen)
        .withFailMessage(
            "both changes were allowed, and one of them was not made%n"
                + "clerk-1, clerk-2, limits: expected true, true, 3 to 8, was %s",
            seen)
        .isEqualTo("true, true, 3 to 8");
  }

  @Test
  @DisplayName("1.5 a change that is refused changes nothing")
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

    String made = limits.setLower(10) + ", " + show(limits.limits());
    assertThat(made)
        .withFailMessage(
            "the lower limit may be as high as the upper one%nexpected true, 10 to 10, was %s",
            made)
        .isEqualTo("true, 10 to 10");
  }

  @Test
  @DisplayName("1.6 a policy that fails changes nothing and leaves nothing locked")
  void aFailingPolicyLeavesTheLimitsUsable(Story story) {
    Bank bank = new Bank(story);
    CreditLimits limits = new CreditLimits(0, 10, bank);
    bank.whileAsked =
        () -> {
          throw new IllegalStateException("the policy is lost");
        };
    story.start(
        "clerk-1",
        () -> assertThatThrownBy(() -> limits.setLower(3)).hasMessage("the policy is lost"));
    story.join();
    bank.whileAsked = () -> {};

    Worker<String> second =
        story.start("clerk-2", () -> limits.setUpper(8) + ", " + show(limits.limits()));
    assertThat(second.ends())
        .withFailMessage("clerk-2 waits for ever: clerk-1 left with an exception and the lock")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "the policy failed when clerk-1 set the lower limit to 3; then clerk-2 set the upper"
                + " one to 8%nexpected true, 0 to 8, was %s",
            second.result())
        .isEqualTo("true, 0 to 8");
  }

  @Test
  @DisplayName("1.7 two customers do not wait for each other")
  void twoCustomersDoNotWaitForEachOther(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.whileAsked = asking::pass;
    CreditLimits slow = new CreditLimits(0, 10, bank);
    CreditLimits other = new CreditLimits(0, 10, new Bank(story));

    story.start("clerk-1", () -> slow.setLower(8));
    asking.awaitHeld(1);
    Worker<Boolean> second = story.start("clerk-2", () -> other.setUpper(5));

    assertThat(second.ends())
        .withFailMessage("clerk-2 waits for clerk-1, who works for a different customer")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 limits that were handed out stay what they are")
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
  void nobodySeesLimitsThatAreNotAllowedYet(Story story) {
    Checkpoint asking = story.checkpoint("asking the policy");
    Bank bank = new Bank(story);
    bank.rule = (lower, upper) -> false;
    bank.whileAsked = asking::pass;
    CreditLimits limits = new CreditLimits(0, 10, bank);

    story.start("clerk", () -> limits.setLower(8));
    asking.awaitHeld(1);
    Worker<String> customer = story.start("customer", () -> show(limits.limits()));
    customer.settle();
    asking.open();

    assertThat(customer.result())
        .withFailMessage(
            "the customer saw limits that the policy was still thinking about, and then refused%n"
                + "expected 0 to 10, was %s",
            customer.result())
        .isEqualTo("0 to 10");
  }

  /**
   * Between reading one number and reading the next there is no place to hold a thread, so this is
   * shown by inspection of the fields: if the limits are two numbers of which each changes on its
   * own, then there must be a lock for which both limits() and a change have to wait.
   */
  @Test
  @DisplayName("2.3 both limits are of the same moment (inspection)")
  void bothLimitsAreOfTheSameMoment(Story story) throws IllegalAccessException {
    CreditLimits limits = new CreditLimits(0, 10, (lower, upper) -> true);
    Inspection inspection = new Inspection(limits);

    boolean torn =
        inspection.isJustTwoNumbers()
            && inspection.locks.stream().noneMatch(lock -> bothWaitFor(lock, limits, story));

    assertThat(torn)
        .withFailMessage(
            "limits() reads two numbers one after the other, while each of them may change%n"
                + "so it can return limits that never were: the lower one from before a change,"
                + " the upper one from after it%n"
                + "(found by looking at the fields: %s)",
            String.join(", ", inspection.numbers))
        .isFalse();
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

  private static void assertSound(CreditLimits limits, long lower, long upper) {
    CreditLimits.Limits end = limits.limits();
    assertThat(end.lower())
        .withFailMessage(
            "two clerks changed the limits at once: the lower one is above the upper one%n"
                + "limits: %s",
            show(end))
        .isLessThanOrEqualTo(end.upper());
    assertThat(show(end))
        .withFailMessage(
            "what the clerks were told is not what happened%n"
                + "limits after what they were told: expected %d to %d, was %s",
            lower, upper, show(end))
        .isEqualTo(lower + " to " + upper);
  }

  private static String show(CreditLimits.Limits limits) {
    return limits.lower() + " to " + limits.upper();
  }

  /** A policy that writes down what it is asked and lets a test come in between. */
  private static final class Bank implements CreditLimits.Policy {
    private final Story story;
    private volatile CreditLimits.Policy rule = (lower, upper) -> true;
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

  /** What an object keeps in its fields: locks, numbers that change, and what else changes. */
  private static final class Inspection {
    private final List<Object> locks = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Inspection(Object object) throws IllegalAccessException {
      locks.add(object.getClass());
      lookInto(object);
    }

    boolean isJustTwoNumbers() {
      return numbers.size() == 2 && others.isEmpty();
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
      String type = value == null ? "" : value.getClass().getName();
      boolean isFixed = Modifier.isFinal(field.getModifiers()) && !type.contains(".atomic.");
      Object content = value instanceof AtomicReference<?> reference ? reference.get() : value;
      if (content instanceof Number && !isFixed) {
        numbers.add(field.getName());
      } else if (value instanceof AtomicLongArray || value instanceof long[] && isFixed) {
        numbers.addAll(List.of(field.getName() + "[0]", field.getName() + "[1]"));
      } else if (!isFixed) {
        others.add(field.getName());
      } else if (type.startsWith(CreditLimits.class.getName() + "$")) {
        lookInto(value);
      } else if (value != null && !(value instanceof Number)) {
        locks.add(value);
      }
    }
  }
}
