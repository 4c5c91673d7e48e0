package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 2 · Event")
@Exercise(module = "05-events-conditions", number = 2)
class EventTest {

  @Test
  @DisplayName("1.1 everybody who waits goes on when the event is set")
  void everybodyGoesOn(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> first = bank.waits("customer-1");
    Worker<Object> second = bank.waits("customer-2");
    bank.lock.settle(first, second);

    bank.set();

    int left = (bank.lock.isDone(first, second) ? 0 : 1) + (bank.lock.isDone(second) ? 0 : 1);
    assertThat(left)
        .withFailMessage(
            "the event was set, and somebody still waits for it%n"
                + "customers still waiting: expected 0 of 2, was %d",
            left)
        .isZero();
  }

  @Test
  @DisplayName("1.2 the event stays set: whoever comes goes on at once")
  void itStaysSet(Story story) {
    Bank bank = new Bank(story);
    bank.set();

    for (String name : List.of("customer-1", "customer-2")) {
      Worker<Object> customer = bank.waits(name);
      assertThat(bank.lock.isDone(customer))
          .withFailMessage("the event is set, and %s waits for it", name)
          .isTrue();
      customer.result();
    }
  }

  @Test
  @DisplayName("1.3 while somebody holds the lock, nobody else sets the event")
  void nobodyElseSets(Story story) {
    Bank bank = new Bank(story);

    Worker.Rest rest = bank.whileTheManagerHoldsTheLock("sets the event", bank.event::set);

    assertThat(rest.isWaiting())
        .withFailMessage(
            "the clerk set the event while the manager held the lock%n"
                + "the clerk: expected to wait, was %s",
            rest)
        .isTrue();
  }

  @Test
  @DisplayName("2.1 while somebody holds the lock, nobody else clears the event")
  void nobodyElseClears(Story story) {
    Bank bank = new Bank(story);

    Worker.Rest rest = bank.whileTheManagerHoldsTheLock("clears the event", bank.event::clear);

    assertThat(rest.isWaiting())
        .withFailMessage(
            "the clerk cleared the event while the manager held the lock%n"
                + "the clerk: expected to wait, was %s",
            rest)
        .isTrue();
  }

  @Test
  @DisplayName("2.2 whoever comes after clear() waits")
  void whoeverComesAfterClearWaits(Story story) {
    Bank bank = new Bank(story);
    bank.set();
    bank.clear();

    Worker<Object> customer = bank.waits("customer");

    assertThat(bank.lock.isDone(customer))
        .withFailMessage("the event was set and cleared; then the customer came, and went on")
        .isFalse();
  }

  @Test
  @DisplayName("3.1 nobody sees halfway what is done in one step")
  void nobodySeesItHalfway(Story story) {
    Bank bank = new Bank(story);
    Checkpoint halfway = story.checkpoint("between set() and clear()");
    story.start(
        "manager",
        () ->
            bank.inOneStep(
                () -> {
                  bank.set();
                  halfway.pass();
                  bank.clear();
                  return null;
                }));
    halfway.awaitHeld(1);

    Worker<Object> customer = bank.start("customer", "looks", bank.event::isSet);
    customer.settle();
    halfway.open();

    assertThat(customer.result())
        .withFailMessage(
            "the manager set and cleared the event in one step, and the customer looked meanwhile%n"
                + "is it set: expected false, was %s",
            customer.result())
        .isEqualTo(false);
    bank.set();
    Worker<Object> next = bank.start("customer-2", "looks", bank.event::isSet);
    assertThat(next.result())
        .withFailMessage("the event was set%nis it set: expected true, was %s", next.result())
        .isEqualTo(true);
  }

  @Test
  @DisplayName("4.1 who wakes up for no reason goes on waiting")
  void whoWakesForNoReasonGoesOnWaiting(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> customer = bank.waits("customer");
    bank.lock.settle(customer);

    bank.lock.wakeForNoReason();

    assertThat(bank.lock.isDone(customer))
        .withFailMessage("the customer woke up for no reason, and went on; the event was never set")
        .isFalse();
  }

  @Test
  @DisplayName("4.2 who waits goes on, even if the event is cleared at once")
  void whoWaitsGoesOnEvenIfItIsClearedAtOnce(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> first = bank.waits("customer-1");
    Worker<Object> second = bank.waits("customer-2");
    bank.lock.settle(first, second);

    bank.setsAndClears();

    int left = (bank.lock.isDone(first, second) ? 0 : 1) + (bank.lock.isDone(second) ? 0 : 1);
    assertThat(left)
        .withFailMessage(
            "the event was set while they waited, and cleared before they could look%n"
                + "customers still waiting: expected 0 of 2, was %d",
            left)
        .isZero();
  }

  @Test
  @DisplayName("4.3 who comes after clear() does not go on in place of somebody who waited")
  void nobodyTakesThePlaceOfAnother(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> customer = bank.waits("customer");
    bank.lock.settle(customer);

    Worker<Object> manager =
        story.start(
            "manager",
            () ->
                bank.inOneStep(
                    () -> {
                      bank.set();
                      bank.clear();
                      story.note("waits for a nanosecond");
                      return bank.event.await(1, NANOSECONDS);
                    }));

    assertThat(manager.result())
        .withFailMessage(
            "the manager cleared the event, and then waited for it himself%n"
                + "was it set: expected false, was %s",
            manager.result())
        .isEqualTo(false);
    assertThat(bank.lock.isDone(customer))
        .withFailMessage("the event was set while the customer waited, and he still waits")
        .isTrue();
  }

  @Test
  @DisplayName("4.4 who waits can be interrupted, and takes no lock along")
  void whoWaitsCanBeInterrupted(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> customer = bank.waits("customer");
    bank.lock.settle(customer);

    bank.lock.interrupt(customer);

    assertThat(bank.lock.isDone(customer))
        .withFailMessage("the customer was interrupted, and still waits for the event")
        .isTrue();
    assertThat(customer.result())
        .withFailMessage(
            "the customer was interrupted while waiting for the event%n"
                + "expected java.lang.InterruptedException, was: %s",
            customer.result())
        .isInstanceOf(InterruptedException.class);
    assertThat(bank.lock.isFree())
        .withFailMessage(
            "the customer was interrupted and left, and the lock went with him%n"
                + "the lock: expected to be free, was held")
        .isTrue();
  }

  @Test
  @DisplayName("5.1 who waits with a limit goes on, too, even if the event is cleared at once")
  void whoWaitsWithALimitGoesOn(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> customer = bank.waitsForADay("customer");
    bank.lock.settle(customer);

    bank.setsAndClears();

    assertThat(bank.lock.isDone(customer))
        .withFailMessage(
            "the event was set while the customer waited, and cleared before he could look;"
                + " he still waits")
        .isTrue();
    assertThat(customer.result())
        .withFailMessage(
            "the event was set while the customer waited%nwas it set: expected true, was %s",
            customer.result())
        .isEqualTo(true);
  }

  @Test
  @DisplayName("6.1 when the time is up and the event was not set, the answer is false")
  void theTimeIsUp(Story story) {
    Bank bank = new Bank(story);

    for (long time : List.of(1L, 0L)) {
      Worker<Object> customer =
          bank.start(
              "customer-" + (2 - time),
              "waits for " + time + " ns",
              () -> bank.event.await(time, NANOSECONDS));
      assertThat(customer.result())
          .withFailMessage(
              "%s waited for %d ns, and nobody set the event%nwas it set: expected false, was %s",
              customer.thread().getName(), time, customer.result())
          .isEqualTo(false);
    }
  }

  @Test
  @DisplayName("6.2 who wakes up for no reason waits for the rest of the time only")
  void theTimeDoesNotBeginAgain(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> customer = bank.waitsForADay("customer");
    bank.lock.settle(customer);
    long begin = System.nanoTime();
    customer.settle();
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);

    bank.lock.wakeForNoReason();

    assertThat(bank.lock.isDone(customer))
        .withFailMessage("the customer has a day, woke up for no reason, and did not go on waiting")
        .isFalse();
    List<Duration> times = bank.lock.times();
    Duration rest = Duration.ofDays(1).minus(passed.dividedBy(2));
    assertThat(times.stream().skip(1))
        .withFailMessage(
            "the customer has a day, woke up for no reason, and the day began again%n"
                + "how long it waits: expected a day (PT24H), then %s or less, was %s",
            rest, times)
        .allMatch(time -> time.compareTo(rest) <= 0);
  }

  @Test
  @DisplayName("6.3 an event that is set needs no time")
  void anEventThatIsSetNeedsNoTime(Story story) {
    Bank bank = new Bank(story);
    bank.set();

    Worker<Object> customer =
        bank.start("customer", "has no time to wait", () -> bank.event.await(0, NANOSECONDS));

    assertThat(customer.result())
        .withFailMessage(
            "the event was set, and then a customer came who had no time to wait%n"
                + "await(0, NANOSECONDS): expected true, was %s",
            customer.result())
        .isEqualTo(true);
  }

  /** Where customers wait for an event, and a manager sets it. */
  private static final class Bank {
    private final Story story;
    private final WatchedLock lock;
    private final Event event;

    Bank(Story story) {
      this.story = story;
      lock = new WatchedLock(story);
      event = new Event(lock);
    }

    void set() {
      story.note("sets the event");
      event.set();
    }

    void clear() {
      story.note("clears the event");
      event.clear();
    }

    /** While it holds the lock, so that nobody who waits can look in between. */
    void setsAndClears() {
      story
          .start(
              "manager",
              () ->
                  inOneStep(
                      () -> {
                        set();
                        clear();
                        return null;
                      }))
          .result();
    }

    <T> T inOneStep(Callable<T> step) throws Exception {
      lock.lock();
      try {
        return step.call();
      } finally {
        lock.unlock();
      }
    }

    /** Where a clerk comes to rest who does this while the manager holds the lock. */
    Worker.Rest whileTheManagerHoldsTheLock(String step, Story.Action action) {
      Checkpoint holding = story.checkpoint("holding the lock");
      story.start(
          "manager",
          () ->
              inOneStep(
                  () -> {
                    story.note("holds the lock");
                    holding.pass();
                    return null;
                  }));
      holding.awaitHeld(1);
      Worker<Object> clerk =
          start(
              "clerk",
              "wants this: " + step,
              () -> {
                action.run();
                return "done";
              });
      Worker.Rest rest = clerk.settle();
      holding.open();
      story.join();
      return rest;
    }

    Worker<Object> waits(String name) {
      return start(
          name,
          "waits for the event",
          () -> {
            event.await();
            return "goes on";
          });
    }

    Worker<Object> waitsForADay(String name) {
      return start(name, "waits for a day", () -> event.await(1, DAYS));
    }

    /** Starts somebody whose result is what the call returns, or that it was interrupted. */
    Worker<Object> start(String name, String step, Callable<Object> call) {
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
  }
}
