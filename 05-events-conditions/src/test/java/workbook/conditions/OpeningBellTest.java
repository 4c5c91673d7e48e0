package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 1 · OpeningBell")
@Exercise(module = "05-events-conditions", number = 1)
class OpeningBellTest {
  private static final int LOOKS = 8; // two seconds and more, altogether
  private static final int LOOKS_IF_TIMED = 1; // for a wait that may have a limit

  @Test
  @DisplayName("1.1 everybody who waits goes in when the bank opens")
  @Kinds(Kind.MORE_WHO_WAIT)
  void everybodyGoesIn(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> first = waitFor(story, "customer-1", bell);
    Worker<Object> second = waitFor(story, "customer-2", bell);
    first.settle();
    second.settle();

    open(story, bell);

    int left = (first.ends() ? 0 : 1) + (second.ends() ? 0 : 1);
    assertThat(left)
        .withFailMessage(
            "the bank has opened, and somebody still waits in front of it%n"
                + "customers still waiting: expected 0 of 2, was %d",
            left)
        .isZero();
  }

  @Test
  @DisplayName("1.2 in whatever order they come, everybody goes in, and nobody before the bell")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void everybodyGoesInInEveryOrder(Explorer explorer) {
    for (boolean inTime : List.of(false, true)) {
      explorer.everyOrder(
          round -> {
            Street street = new Street(round);
            street.waits("customer-1", inTime);
            street.waits("customer-2", false);
            street.opens("manager");
          });
    }
  }

  @Test
  @DisplayName("1.3 another bell changes nothing")
  @Kinds(Kind.STATES)
  void openingAgainChangesNothing(Story story) {
    OpeningBell bell = new OpeningBell();
    open(story, bell);
    open(story, bell);

    Worker<Object> customer = waitFor(story, "customer-1", bell);

    assertComesIn(story, customer, "the bell has rung twice, and customer-1 waits");
    open(story, bell);
    Worker<Object> next = waitFor(story, "customer-2", bell);
    assertComesIn(story, next, "the bell has rung again, and customer-2 waits");
  }

  @Test
  @DisplayName("1.4 a manager who is interrupted opens the bank all the same")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void anInterruptKeepsNobodyFromOpening(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitFor(story, "customer", bell);
    customer.settle();

    Worker<Boolean> manager =
        story.start(
            "manager",
            () -> {
              Thread.currentThread().interrupt();
              open(story, bell);
              return Thread.currentThread().isInterrupted();
            });

    assertThat(manager.result())
        .withFailMessage(
            "the manager was interrupted before he opened the bank%n"
                + "is he still interrupted: expected true, was %s",
            manager.result())
        .isEqualTo(true);
    assertComesIn(
        story, customer, "the bank was opened by a manager who was interrupted; customer waits");
  }

  @Test
  @DisplayName("1.5 each bank has a bell of its own")
  @Kinds(Kind.SIZES)
  void eachBankHasABellOfItsOwn(Story story) {
    OpeningBell bell = new OpeningBell();
    open(story, new OpeningBell());

    Worker<Object> customer = waitFor(story, "customer", bell);

    assertThat(customer.settle().isWaiting())
        .withFailMessage("another bank has opened, and the customer went into this one")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 whoever comes later goes in at once")
  @Kinds(Kind.STATES)
  void whoeverComesLaterGoesIn(Story story) {
    OpeningBell bell = new OpeningBell();
    open(story, bell);

    Worker<Object> first = waitFor(story, "customer-1", bell);
    assertComesIn(story, first, "customer-1 came after the bank had opened, and waits");

    Worker<Object> second = waitFor(story, "customer-2", bell);
    assertComesIn(story, second, "customer-2 came after the bank had opened, and waits");
  }

  @Test
  @DisplayName("2.2 who waits is asleep until the bank opens, for as long as it takes")
  @Kinds(Kind.OWN_LIMITS)
  void whoWaitsIsAsleep(Story story, Explorer explorer) {
    OpeningBell bell = new OpeningBell();
    assertAsleep(story, waitFor(story, "customer", bell), bell, LOOKS);

    explorer.everyOrder(
        round -> {
          Street street = new Street(round);
          street.waits("customer", false);
          street.opensAfter(DAYS.toMicros(1_000));
        });
  }

  @Test
  @DisplayName("2.3 an interrupt at any moment: the others wait for the bell, and go in")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer
        .interrupting("customer-1")
        .everyOrder(
            round -> {
              Street street = new Street(round);
              street.waits("customer-1", false);
              street.waits("customer-2", true);
              street.opens("manager");
            });
  }

  @Test
  @DisplayName("2.4 who wakes up for no reason goes on waiting")
  @Kinds(Kind.STATES)
  void whoWakesForNoReasonGoesOnWaiting(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitFor(story, "customer", bell);
    customer.settle();

    Worker.Rest rest = customer.settleAfter(() -> wakeForNoReason(story, bell, customer));

    assertThat(rest)
        .withFailMessage(
            "the customer woke up for no reason, and went in though the bank is closed%n"
                + "the customer: expected to wait, was %s",
            rest)
        .isNotEqualTo(Worker.Rest.FINISHED);
  }

  @Test
  @DisplayName("2.5 who waits can be interrupted, and the others go on waiting")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void whoWaitsCanBeInterrupted(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> first = waitFor(story, "customer-1", bell);
    first.settle();
    Worker<Object> second = waitFor(story, "customer-2", bell);
    second.settle();

    assertLeaves(story, second, bell, first);
    open(story, bell);

    assertComesIn(
        story, first, "customer-2 was interrupted, then the bank opened, and customer-1 waits");
  }

  @Test
  @DisplayName("3.1 when the time is up and the bank is closed, the answer is false")
  @Kinds({Kind.TIMES, Kind.SIZES})
  void theTimeIsUp(Story story) {
    OpeningBell bell = new OpeningBell();

    for (long time : List.of(1L, -1L, Long.MIN_VALUE)) {
      for (TimeUnit unit : List.of(NANOSECONDS, MILLISECONDS)) {
        String limit = time + " " + unit.toString().toLowerCase();
        Worker<Object> customer =
            start(story, "customer", "waits for " + limit, () -> bell.await(time, unit));
        assertClosed(story, customer, limit);
      }
    }
  }

  @Test
  @DisplayName("3.2 a time of zero means: do not wait")
  @Kinds({Kind.TIMES, Kind.STATES})
  void zeroMeansNotToWait(Story story) {
    OpeningBell bell = new OpeningBell();

    Worker<Object> early =
        start(story, "customer-1", "waits for zero seconds", () -> bell.await(0, SECONDS));
    assertClosed(story, early, "zero seconds");

    open(story, bell);
    Worker<Object> late =
        start(story, "customer-2", "waits for zero seconds", () -> bell.await(0, SECONDS));
    assertOpened(story, late, "the bank was open already when customer-2 came");
  }

  @Test
  @DisplayName("3.3 when the bank opens in time, the answer is true")
  @Kinds({Kind.TIMES, Kind.STATES})
  void opensInTime(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitForADay(story, "customer", bell);
    customer.settle();

    open(story, bell);

    assertOpened(story, customer, "the bank opened within the day that the customer would wait");

    Worker<Object> late = waitForADay(story, "late", bell);
    assertOpened(story, late, "the bank was open, and somebody came who has a day");
  }

  @Test
  @DisplayName("3.4 who wakes up for no reason goes on waiting while there is time")
  @Kinds({Kind.STATES, Kind.TIMES})
  void whoHasTimeGoesOnWaiting(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitForADay(story, "customer", bell);
    customer.settle();

    Worker.Rest rest = customer.settleAfter(() -> wakeForNoReason(story, bell, customer));

    assertThat(rest)
        .withFailMessage(
            "the customer has a day, woke up for no reason, and did not go on waiting%n"
                + "the customer: expected to wait, was %s",
            rest)
        .isNotEqualTo(Worker.Rest.FINISHED);
  }

  @Test
  @DisplayName("3.5 who was interrupted before does not begin to wait")
  @Kinds(Kind.INTERRUPTS)
  void whoWasInterruptedDoesNotWait(Story story) {
    OpeningBell bell = new OpeningBell();

    Worker<Object> customer =
        start(
            story,
            "customer",
            "is interrupted, and waits for a day",
            () -> {
              Thread.currentThread().interrupt();
              return bell.await(1, DAYS);
            });

    assertThat(customer.ends())
        .withFailMessage("the customer was interrupted on the way to the bank, and waits")
        .isTrue();
    assertInterrupted(customer.result(), "on the way to the bank");
  }

  @Test
  @DisplayName("3.6 who has time can be interrupted, and the others go on waiting")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void whoHasTimeCanBeInterrupted(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> first = waitForADay(story, "customer-1", bell);
    first.settle();
    Worker<Object> second = waitForADay(story, "customer-2", bell);
    second.settle();

    assertLeaves(story, second, bell, first);
    open(story, bell);

    assertOpened(story, first, "customer-2 was interrupted, then the bank opened");
  }

  @Test
  @DisplayName("3.7 who gives up takes nobody along, and lets nobody in")
  @Kinds({Kind.TIMES, Kind.MORE_WHO_WAIT, Kind.LATE_EVENTS})
  void whoGivesUpTakesNobodyAlong(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> first = waitFor(story, "customer-1", bell);
    Worker<Object> second = waitForADay(story, "customer-2", bell);
    first.settle();
    second.settle();

    Worker<Object> third =
        start(story, "customer-3", "has no time", () -> bell.await(1, NANOSECONDS));
    assertClosed(story, third, "a nanosecond");

    for (Worker<Object> customer : List.of(first, second)) {
      String name = customer.thread().getName();
      assertThat(customer.settle().isWaiting())
          .withFailMessage("customer-3 gave up, and %s did not go on waiting", name)
          .isTrue();
    }
    open(story, bell);
    assertComesIn(story, first, "customer-3 gave up, then the bank opened, and customer-1 waits");
    assertOpened(story, second, "customer-3 gave up, and then the bank opened");
  }

  @Test
  @DisplayName("3.8 the time does not begin again, whatever wakes the waiter")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LATE_EVENTS})
  void theTimeDoesNotBeginAgain(Story story, Explorer explorer) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer =
        start(story, "customer", "has 200 ms", () -> bell.await(200, MILLISECONDS));
    story.note("wakes the customer again and again, for no reason");
    for (int i = 0; i < LOOKS && customer.thread().isAlive(); i++) {
      story.happens("the time to be over", () -> hasGoneThoughItIsWoken(bell, customer));
    }
    assertThat(customer.thread().isAlive())
        .withFailMessage(
            "the customer had 200 ms, was woken again and again for no reason,"
                + " and waits much longer than that")
        .isFalse();
    assertClosed(story, customer, "200 ms");

    explorer.everyOrder(
        round -> {
          Street street = new Street(round);
          round.thread(
              "customer",
              () -> {
                long begin = System.nanoTime();
                boolean open = street.bell.await(200, MILLISECONDS);
                long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                // an hour: the explorer does not know this way to wait, and its clock says nothing
                assertThat(!open && (millis < 300 || millis > 3_000_000))
                    .withFailMessage(
                        "the customer had 200 ms, and the bank stayed closed%n"
                            + "he came back: expected with false after 200 ms, was with %s after %d",
                        open, millis)
                    .isTrue();
              });
          round.thread(
              "passer-by",
              () -> {
                MILLISECONDS.sleep(150);
                round.note("passes by after 150 ms");
                street.bell.await(0, HOURS);
                HOURS.sleep(1);
              });
        });
  }

  private static boolean hasGoneThoughItIsWoken(OpeningBell bell, Worker<Object> customer) {
    wake(bell, customer);
    return !customer.thread().isAlive();
  }

  @Test
  @DisplayName("3.9 fractions of a millisecond count, and very long times are long")
  @Kinds({Kind.TIMES, Kind.SIZES})
  void shortTimesAndLongOnes(Story story, Explorer explorer) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer =
        start(story, "customer", "has little time", () -> comesBackTooEarly(bell));
    assertThat(customer.result())
        .withFailMessage(
            "the bank was closed, and the customer had not even waited for his time%n"
                + "came back too early: expected never, was after %s",
            customer.result())
        .isEqualTo("never");

    assertOpensInTime(explorer, 1_000, DAYS, DAYS.toMicros(999));
    assertOpensInTime(explorer, Long.MAX_VALUE, NANOSECONDS, 1);
    assertOpensInTime(explorer, Long.MAX_VALUE, DAYS, 1);
  }

  private static String comesBackTooEarly(OpeningBell bell) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      long limit = i % 2 == 0 ? 900 : 1_900;
      long begin = System.nanoTime();
      bell.await(limit, MICROSECONDS);
      long nanos = System.nanoTime() - begin;
      if (nanos < MICROSECONDS.toNanos(limit)) {
        return nanos / 1_000 + " of " + limit + " microseconds";
      }
    }
    return "never";
  }

  @Test
  @DisplayName("3.10 who has time is asleep until the bank opens")
  @Kinds(Kind.OWN_LIMITS)
  void whoWaitsWithALimitIsAsleep(Story story) {
    OpeningBell bell = new OpeningBell();

    assertAsleep(story, waitForADay(story, "customer", bell), bell, LOOKS_IF_TIMED);
  }

  @Test
  @DisplayName("3.11 the bank opened in time, and the time is up as well: it is open")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LATE_EVENTS})
  void theTimeIsUpWhenTheBankHasOpened(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Street street = new Street(round);
              long[] deadline = new long[1];
              long[] opened = new long[1];
              Round.Call<Boolean> customer =
                  round.thread(
                      "customer",
                      () -> {
                        deadline[0] = System.nanoTime() + HOURS.toNanos(1);
                        boolean open = street.bell.await(1, HOURS);
                        round.note("comes back: " + open);
                        return open;
                      });
              round.thread(
                  "manager",
                  () -> {
                    street.open();
                    opened[0] = System.nanoTime();
                    round.seam();
                  });
              round.check(
                  () ->
                      assertThat(customer.result() || opened[0] - deadline[0] > 0)
                          .withFailMessage(
                              "the customer had an hour, and the bank opened before it was over%n"
                                  + "is it open: expected true, was %s",
                              customer.result())
                          .isTrue());
            });
  }

  private static void assertOpensInTime(Explorer explorer, long time, TimeUnit unit, long micros) {
    explorer.everyOrder(
        round -> {
          Street street = new Street(round);
          Round.Call<Boolean> customer =
              round.thread("customer", () -> street.bell.await(time, unit));
          street.opensAfter(micros);
          round.check(
              () ->
                  assertThat(customer.result())
                      .withFailMessage(
                          "the customer had %d %s, and the bank opened after %d microseconds%n"
                              + "is it open: expected true, was %s",
                          time, unit.toString().toLowerCase(), micros, customer.result())
                      .isEqualTo(true));
        });
  }

  private static void assertAsleep(
      Story story, Worker<Object> customer, OpeningBell bell, int looks) {
    Worker.Rest rest = customer.settle();
    long waits = waitsOf(customer);
    // only a wait with a time limit can end by itself, so only such a one takes the test some time
    for (int i = 0; i < looks && waitsOf(customer) == waits && isTimed(customer); i++) {
      story.happens("the wait of the customer to end", () -> waitsOf(customer) != waits);
    }
    String seen = waitsOf(customer) == waits ? rest.toString() : "POLLING";
    story.note("opens the bank, to end the test");
    bell.open(); // ends a loop that cannot be interrupted

    assertThat(seen)
        .withFailMessage(
            "the bank is closed: the customer should sleep until the bell rings%n"
                + "the customer, before the test opens the bank: expected PARKED (asleep), was %s",
            seen)
        .isEqualTo("PARKED");
  }

  private static boolean isTimed(Worker<Object> customer) {
    return customer.thread().getState() == Thread.State.TIMED_WAITING;
  }

  /** How often a thread has begun to wait. */
  private static long waitsOf(Worker<Object> customer) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(customer.thread().getId());
    return info == null ? -1 : info.getWaitedCount();
  }

  private static void assertLeaves(
      Story story, Worker<Object> customer, OpeningBell bell, Worker<Object> other) {
    boolean left = customer.endsWhenInterrupted();
    boolean otherWaits = other.settle().isWaiting();
    if (!left) {
      story.note("opens the bank, to end the test");
      bell.open(); // ends a loop that cannot be interrupted
    }

    assertThat(left)
        .withFailMessage("the customer was interrupted in front of the bank, and still waits")
        .isTrue();
    assertInterrupted(customer.result(), "in front of the bank");
    assertThat(otherWaits)
        .withFailMessage(
            "%s was interrupted, and %s did not go on waiting",
            customer.thread().getName(), other.thread().getName())
        .isTrue();
  }

  private static void assertComesIn(Story story, Worker<Object> customer, String otherwise) {
    assertThat(customer.ends()).withFailMessage(otherwise).isTrue();
    assertThat(customer.result())
        .withFailMessage(
            "%s did not get in%nawait(): expected to return, was %s",
            customer.thread().getName(), customer.result())
        .isEqualTo("inside");
  }

  private static void assertOpened(Story story, Worker<Object> customer, String seen) {
    assertThat(customer.ends()).withFailMessage(seen + ", and he waits").isTrue();
    assertThat(customer.result())
        .withFailMessage("%s%nis it open: expected true, was %s", seen, customer.result())
        .isEqualTo(true);
  }

  private static void assertClosed(Story story, Worker<Object> customer, String time) {
    String name = customer.thread().getName();
    assertThat(customer.ends())
        .withFailMessage("%s wanted to wait for %s, and waits for ever", name, time)
        .isTrue();
    assertThat(customer.result())
        .withFailMessage(
            "%s waited for %s, and the bank never opened%nis it open: expected false, was %s",
            name, time, customer.result())
        .isEqualTo(false);
  }

  private static void assertInterrupted(Object result, String where) {
    assertThat(result)
        .withFailMessage(
            "the customer was interrupted %s%n"
                + "expected java.lang.InterruptedException, was: %s",
            where, result)
        .isInstanceOf(InterruptedException.class);
  }

  private static void open(Story story, OpeningBell bell) {
    story.note("opens the bank");
    bell.open();
  }

  private static Worker<Object> waitFor(Story story, String name, OpeningBell bell) {
    return start(
        story,
        name,
        "waits for the bell",
        () -> {
          bell.await();
          return "inside";
        });
  }

  private static Worker<Object> waitForADay(Story story, String name, OpeningBell bell) {
    return start(story, name, "waits for a day", () -> bell.await(1, DAYS));
  }

  /** Starts a customer, whose result is what the call returns, or what it throws. */
  private static Worker<Object> start(
      Story story, String name, String step, Callable<Object> call) {
    return story.start(
        name,
        () -> {
          story.note(step);
          try {
            Object result = call.call();
            story.note("comes back: " + result);
            return result;
          } catch (InterruptedException e) {
            return e;
          }
        });
  }

  private static void wakeForNoReason(Story story, OpeningBell bell, Worker<?> worker) {
    story.note("wakes the customer for no reason");
    wake(bell, worker);
  }

  /** Wakes a thread that waits for the bell's own monitor, or that is parked by hand. */
  private static void wake(OpeningBell bell, Worker<?> worker) {
    synchronized (bell) {
      bell.notifyAll();
    }
    LockSupport.unpark(worker.thread());
  }

  /** In front of the bank, where people come in every order. */
  private static final class Street {
    private final Round round;
    private final OpeningBell bell = new OpeningBell();
    private volatile boolean rings;

    Street(Round round) {
      this.round = round;
    }

    void open() {
      rings = true;
      bell.open();
      round.note("has opened the bank");
    }

    void opens(String name) {
      round.thread(name, this::open);
    }

    void opensAfter(long micros) {
      round.thread(
          "manager",
          () -> {
            MICROSECONDS.sleep(micros);
            open();
          });
    }

    void waits(String name, boolean inTime) {
      round.thread(
          name,
          () -> {
            if (inTime) {
              bell.await(1_000, DAYS);
            } else {
              bell.await();
            }
            round.note("goes in");
            if (!rings) {
              round.wrong(name + " waited for the bell, and went in before it rang");
            }
          });
    }
  }
}
