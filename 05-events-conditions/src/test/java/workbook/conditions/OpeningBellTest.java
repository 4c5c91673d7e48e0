package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 1 · OpeningBell")
@Exercise(module = "05-events-conditions", number = 1)
class OpeningBellTest {

  @Test
  @DisplayName("1.1 everybody who waits goes in when the bank opens")
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
  @DisplayName("2.1 whoever comes later goes in at once")
  void whoeverComesLaterGoesIn(Story story) {
    OpeningBell bell = new OpeningBell();
    open(story, bell);

    Worker<Object> first = waitFor(story, "customer-1", bell);
    assertComesIn(story, first, "customer-1 came after the bank had opened, and waits");

    Worker<Object> second = waitFor(story, "customer-2", bell);
    assertComesIn(story, second, "customer-2 came after the bank had opened, and waits");
  }

  @Test
  @DisplayName("2.2 who waits is asleep until the bank opens")
  void whoWaitsIsAsleep(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitFor(story, "customer", bell);

    Worker.Rest rest = customer.settle();
    story.note("opens the bank, to end the test");
    bell.open(); // ends a loop that cannot be interrupted

    assertThat(rest)
        .withFailMessage(
            "the bank is closed: the customer should sleep until the bell rings%n"
                + "the customer, before the test opens the bank: expected PARKED (asleep), was %s",
            rest)
        .isEqualTo(Worker.Rest.PARKED);
  }

  @Test
  @DisplayName("2.3 a customer who has just found the bank closed does not miss the bell")
  void theBellIsNotMissed(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer;
    synchronized (bell) { // if the exercise uses this monitor, the customer gets no further
      customer = waitFor(story, "customer", bell);
      customer.settle();
      open(story, bell);
    }

    assertComesIn(
        story, customer, "the bank opened when the customer was about to wait; he waits for ever");
  }

  @Test
  @DisplayName("2.4 who wakes up for no reason goes on waiting")
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
  @DisplayName("2.5 who waits can be interrupted")
  void whoWaitsCanBeInterrupted(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitFor(story, "customer", bell);
    customer.settle();
    story.note("interrupts the customer");
    customer.thread().interrupt();

    boolean left = customer.ends();
    story.note("opens the bank, to end the test");
    bell.open(); // ends a loop that cannot be interrupted

    assertThat(left)
        .withFailMessage("the customer was interrupted in front of the bank, and still waits")
        .isTrue();
    assertInterrupted(customer.result(), "in front of the bank");
  }

  @Test
  @DisplayName("3.1 when the time is up and the bank is closed, the answer is false")
  void theTimeIsUp(Story story) {
    OpeningBell bell = new OpeningBell();

    Worker<Object> customer =
        start(story, "customer", "waits for a nanosecond", () -> bell.await(1, NANOSECONDS));

    assertClosed(story, customer, "a nanosecond");
  }

  @Test
  @DisplayName("3.2 a time of zero means: do not wait")
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
  void opensInTime(Story story) {
    OpeningBell bell = new OpeningBell();
    Worker<Object> customer = waitForADay(story, "customer", bell);
    customer.settle();

    open(story, bell);

    assertOpened(story, customer, "the bank opened within the day that the customer would wait");
  }

  @Test
  @DisplayName("3.4 who wakes up for no reason goes on waiting while there is time")
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

  /** Wakes a thread that waits for the bell's own monitor, or that is parked by hand. */
  private static void wakeForNoReason(Story story, OpeningBell bell, Worker<?> worker) {
    story.note("wakes the customer for no reason");
    synchronized (bell) {
      bell.notifyAll();
    }
    LockSupport.unpark(worker.thread());
  }
}
