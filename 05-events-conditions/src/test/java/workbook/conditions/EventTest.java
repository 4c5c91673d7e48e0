package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
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

@DisplayName("Exercise 2 · Event")
@Exercise(module = "05-events-conditions", number = 2)
class EventTest {
  private static final int LOOKS = 8; // two seconds and more, altogether

  @Test
  @DisplayName(
      "1.1 everybody who waits goes on when the event is set, with a limit and without one")
  @Kinds(Kind.MORE_WHO_WAIT)
  void everybodyGoesOn(Story story) {
    Bank bank = new Bank(story);
    List<Worker<Object>> customers = bank.fourWait();

    bank.set();

    bank.assertAllGoOn(customers, "the event was set");
  }

  @Test
  @DisplayName("1.2 the event stays set: whoever comes goes on at once")
  @Kinds(Kind.STATES)
  void itStaysSet(Story story) {
    Bank bank = new Bank(story);
    bank.set();
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
  @Kinds(Kind.LOCK_HELD_OUTSIDE)
  void nobodyElseSets(Story story) {
    for (boolean already : List.of(false, true)) {
      Bank bank = new Bank(story);
      if (already) {
        bank.set();
      }

      Worker.Rest rest = bank.whileTheManagerHoldsTheLock("sets the event", bank.event::set);

      assertThat(rest.isWaiting())
          .withFailMessage(
              "the event was %s, and the clerk set it while the manager held the lock%n"
                  + "the clerk: expected to wait, was %s",
              already ? "set" : "clear", rest)
          .isTrue();
    }
  }

  @Test
  @DisplayName("1.4 whoever is interrupted sets, looks and clears all the same")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void anInterruptKeepsNobodyFromSetting(Story story) {
    Bank bank = new Bank(story);

    Worker<List<Boolean>> manager =
        story.start(
            "manager",
            () -> {
              Thread.currentThread().interrupt();
              bank.set();
              boolean afterSet = bank.event.isSet();
              bank.clear();
              return List.of(afterSet, bank.event.isSet(), Thread.currentThread().isInterrupted());
            });

    assertThat(manager.result())
        .withFailMessage(
            "the manager was interrupted before, and then set the event and cleared it%n"
                + "set, still set, still interrupted: expected [true, false, true], was %s",
            manager.result())
        .isEqualTo(List.of(true, false, true));
  }

  @Test
  @DisplayName("1.5 in whatever order they come, everybody goes on, and nobody before it is set")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void everybodyGoesOnInEveryOrder(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.waits("customer-1");
          hall.waits("customer-2");
          hall.sets("manager");
        });
  }

  @Test
  @DisplayName("1.6 two events with the same lock are two events")
  @Kinds(Kind.SIZES)
  void eachEventIsByItself(Story story) {
    Bank bank = new Bank(story);
    Event other = new Event(bank.lock);
    Worker<Object> customer = bank.waits("customer");
    bank.lock.settle(customer);

    story.note("sets another event");
    other.set();
    bank.lock.wakeForNoReason();

    assertThat(bank.lock.isDone(customer))
        .withFailMessage("the customer waited for one event, another was set, and he went on")
        .isFalse();
    assertThat(bank.event.isSet())
        .withFailMessage("another event was set%nis this one set: expected false, was true")
        .isFalse();
    bank.set();
    assertThat(bank.lock.isDone(customer))
        .withFailMessage("both events were set, one after the other, and the customer still waits")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 while somebody holds the lock, nobody else clears the event")
  @Kinds(Kind.LOCK_HELD_OUTSIDE)
  void nobodyElseClears(Story story) {
    for (boolean already : List.of(false, true)) {
      Bank bank = new Bank(story);
      if (already) {
        bank.set();
      }

      Worker.Rest rest = bank.whileTheManagerHoldsTheLock("clears the event", bank.event::clear);

      assertThat(rest.isWaiting())
          .withFailMessage(
              "the event was %s, and the clerk cleared it while the manager held the lock%n"
                  + "the clerk: expected to wait, was %s",
              already ? "set" : "clear", rest)
          .isTrue();
    }
  }

  @Test
  @DisplayName("2.2 whoever comes after clear() waits")
  @Kinds(Kind.STATES)
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
  @DisplayName("2.3 one sets and another clears and waits: he goes on if the clearing came first")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void oneSetsAndAnotherClears(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.sets("manager");
          Round.Call<Boolean> customer =
              round.thread(
                  "customer",
                  () ->
                      hall.inOneStep(
                          () -> {
                            hall.event.clear();
                            round.note("has cleared the event");
                            return hall.event.await(1, HOURS);
                          }));
          round.check(
              () -> {
                boolean set = hall.event.isSet();
                assertThat(customer.result())
                    .withFailMessage(
                        "the customer cleared the event and waited, and the manager set it%n"
                            + "it is %s in the end; was it set for the customer: expected %s,"
                            + " was %s",
                        set ? "set" : "clear", set, customer.result())
                    .isEqualTo(set);
              });
        });
  }

  @Test
  @DisplayName("3.1 nobody sees halfway what is done in one step")
  @Kinds({Kind.LOCK_HELD_OUTSIDE, Kind.WHO_IS_INSIDE})
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
  @DisplayName("3.2 in whatever order they come, nobody comes back in the middle of a step")
  @Kinds({Kind.EVERY_ORDER, Kind.LOCK_HELD_OUTSIDE})
  void nobodyComesBackInTheMiddleOfAStep(Explorer explorer) {
    for (boolean inTime : List.of(false, true)) {
      explorer.everyOrder(
          round -> {
            Hall hall = new Hall(round);
            hall.setsAndClears("manager");
            round.thread(
                "customer",
                () -> {
                  boolean before = hall.inTheStep;
                  boolean after = hall.stepIsOver;
                  boolean was = hall.event.await(inTime ? 1 : 0, HOURS);
                  round.note("comes back: " + was);
                  if (before && hall.inTheStep) {
                    round.wrong(
                        "the manager set and cleared the event in one step; a customer came in the"
                            + " middle of it and was told that it is "
                            + (was ? "set" : "clear"));
                  } else if (after && was) {
                    round.wrong(
                        "the manager set and cleared the event; then a customer came, and went on");
                  }
                });
          });
    }
  }

  @Test
  @DisplayName("4.1 in whatever order things happen, nobody goes on before the event is set")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void nobodyGoesOnBeforeItIsSet(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.waits("customer");
          round.thread(
              "manager",
              () -> {
                hall.event.clear();
                round.note("has cleared the event");
                round.seam();
                hall.set();
              });
        });
  }

  @Test
  @DisplayName("4.2 who waits goes on, even if the event is cleared at once, again and again")
  @Kinds({Kind.LATE_EVENTS, Kind.MORE_WHO_WAIT, Kind.STATES})
  void whoWaitsGoesOnEvenIfItIsClearedAtOnce(Story story) {
    for (int times : List.of(1, 2, 256)) {
      Bank bank = new Bank(story);
      List<Worker<Object>> customers = bank.fourWait();

      bank.setsAndClears(times);

      String often = times == 1 ? "" : ", " + times + " times over";
      bank.assertAllGoOn(customers, "the event was set and cleared in one step" + often);
    }
  }

  @Test
  @DisplayName("4.3 who comes after clear() does not go on in place of somebody who waited")
  @Kinds({Kind.LATE_EVENTS, Kind.MORE_WHO_WAIT})
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
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void whoWaitsCanBeInterrupted(Story story) {
    Bank bank = new Bank(story);
    List<Worker<Object>> customers = bank.fourWait();

    bank.assertLeaves(customers.get(1), "while waiting for the event, behind another one");
    bank.assertLeaves(customers.get(2), "while waiting for the event, with a day's time");
    bank.set();
    bank.assertAllGoOn(List.of(customers.get(0), customers.get(3)), "the event was set");
    bank.clear();
    for (boolean inTime : List.of(false, true)) {
      Worker<Object> late =
          bank.start(
              inTime ? "late-2" : "late-1",
              "comes, interrupted already",
              () -> {
                Thread.currentThread().interrupt();
                return inTime ? bank.event.await(1, DAYS) : bank.goesOn();
              });
      bank.assertHasLeft(late, "before it waited for the event");
    }
  }

  @Test
  @DisplayName("4.5 an interrupt at any moment: the others wait until the event is set, and go on")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer
        .interrupting("customer-1")
        .everyOrder(
            round -> {
              Hall hall = new Hall(round);
              hall.waits("customer-1");
              hall.waits("customer-2");
              hall.sets("manager");
            });
  }

  @Test
  @DisplayName("4.6 who holds the lock and waits gives it back, and has it again afterwards")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LOCK_HELD_OUTSIDE})
  void whoHoldsTheLockGivesItBack(Explorer explorer) {
    explorer
        .interrupting("customer")
        .everyOrder(
            round -> {
              Hall hall = new Hall(round);
              round.thread(
                  "customer",
                  () ->
                      hall.inOneStep(
                          () -> {
                            try {
                              round.note("holds the lock, and waits");
                              hall.event.await();
                            } finally {
                              hall.assertHeldOnce();
                            }
                            return null;
                          }));
              hall.sets("manager");
            });
  }

  @Test
  @DisplayName("4.7 whoever waits sleeps, for as long as it takes")
  @Kinds(Kind.OWN_LIMITS)
  void whoWaitsSleeps(Story story, Explorer explorer) {
    Bank bank = new Bank(story);
    assertSleeps(bank, bank.waits("customer-1"));
    assertSleeps(bank, bank.waitsForADay("customer-2"));

    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.waits("customer");
          round.thread(
              "manager",
              () -> {
                DAYS.sleep(1_000);
                round.note("comes after a thousand days");
                hall.set();
              });
        });
  }

  @Test
  @DisplayName(
      "5.1 in whatever order they come, whoever waits goes on, and whoever comes later not")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void whoWaitsWithALimitGoesOn(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.comesInOneStep("customer-1", "set and cleared the event in one step");
          hall.comesInOneStep("customer-2", "set and cleared the event in one step");
          hall.setsAndClears("manager");
        });
  }

  @Test
  @DisplayName("5.2 it was set and cleared, and the time is up as well: it was set")
  @Kinds({Kind.TIMES, Kind.LATE_EVENTS, Kind.LOCK_HELD_OUTSIDE})
  void itWasSetAndTheTimeIsUp(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.comesInOneStep(
              "customer", "set and cleared the event, and held the lock for two hours");
          round.thread(
              "manager",
              () ->
                  hall.inOneStep(
                      () -> {
                        hall.set();
                        hall.event.clear();
                        HOURS.sleep(2);
                        round.note("has cleared the event, and held the lock for two hours");
                        return null;
                      }));
        });
  }

  @Test
  @DisplayName("6.1 when the time is up and the event was not set, the answer is false")
  @Kinds({Kind.TIMES, Kind.SIZES})
  void theTimeIsUp(Story story) {
    Bank bank = new Bank(story);

    for (long time : List.of(1L, 0L, -1L, Long.MIN_VALUE)) {
      for (TimeUnit unit : List.of(NANOSECONDS, MICROSECONDS)) {
        String step = time + " " + unit.toString().toLowerCase();
        Worker<Object> customer =
            bank.start("customer for " + step, "waits", () -> bank.event.await(time, unit));
        assertThat(customer.ends() ? customer.result() : "still waiting")
            .withFailMessage(
                "a customer had %s, and nobody set the event%nwas it set: expected false, was %s",
                step, customer.thread().isAlive() ? "still waiting" : customer.result())
            .isEqualTo(false);
      }
    }
  }

  @Test
  @DisplayName("6.2 the time is kept, whatever wakes the waiter, and whatever the clock shows")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void theTimeDoesNotBeginAgain(Explorer explorer) {
    for (long clock : List.of(1_000_000_000L, Long.MAX_VALUE - 1_000)) {
      explorer
          .startingAt(clock)
          .everyOrder(
              round -> {
                Hall hall = new Hall(round);
                round.thread(
                    "customer",
                    () -> {
                      long begin = System.nanoTime();
                      boolean was = hall.event.await(1, HOURS);
                      Duration time = Duration.ofNanos(System.nanoTime() - begin);
                      assertThat(!was && time.toMinutes() == 60)
                          .withFailMessage(
                              "the customer had an hour, and the event was only cleared%n"
                                  + "it came back: expected false after 60 minutes,"
                                  + " was %s after %d",
                              was, time.toMinutes())
                          .isTrue();
                    });
                round.thread(
                    "manager",
                    () -> {
                      MINUTES.sleep(30);
                      hall.event.clear();
                      round.note("has cleared the event after half an hour");
                    });
              });
    }
  }

  @Test
  @DisplayName("6.3 an event that is set needs no time")
  @Kinds({Kind.TIMES, Kind.STATES})
  void anEventThatIsSetNeedsNoTime(Story story) {
    Bank bank = new Bank(story);
    bank.set();

    for (long time : List.of(0L, -1L, Long.MIN_VALUE)) {
      Worker<Object> customer =
          bank.start("customer", "has no time to wait", () -> bank.event.await(time, SECONDS));
      assertThat(customer.result())
          .withFailMessage(
              "the event was set, and then a customer came who had no time to wait%n"
                  + "await(%d, SECONDS): expected true, was %s",
              time, customer.result())
          .isEqualTo(true);
    }
  }

  @Test
  @DisplayName("6.4 fractions of a millisecond count, and very long times are long")
  @Kinds({Kind.TIMES, Kind.SIZES, Kind.LATE_EVENTS})
  void shortTimesAndLongOnes(Explorer explorer) {
    assertWaits(explorer, 500, MICROSECONDS, 400);
    assertWaits(explorer, 1_900, MICROSECONDS, 1_500);
    assertWaits(explorer, 1_000, DAYS, DAYS.toMicros(999));
    assertWaits(explorer, Long.MAX_VALUE, NANOSECONDS, 1);
    assertWaits(explorer, Long.MAX_VALUE, DAYS, 1);
  }

  private static void assertWaits(Explorer explorer, long time, TimeUnit unit, long micros) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          Round.Call<Boolean> customer =
              round.thread("customer", () -> hall.event.await(time, unit));
          round.thread(
              "manager",
              () -> {
                MICROSECONDS.sleep(micros);
                hall.set();
              });
          round.check(
              () ->
                  assertThat(customer.result())
                      .withFailMessage(
                          "the customer had %d %s, and the event was set after %d microseconds%n"
                              + "was it set: expected true, was %s",
                          time, unit.toString().toLowerCase(), micros, customer.result())
                      .isEqualTo(true));
        });
  }

  private static void assertSleeps(Bank bank, Worker<Object> customer) {
    String name = customer.thread().getName();
    Worker.Rest rest = customer.settle();
    long waits = waitsOf(customer);
    boolean timed = customer.thread().getState() == Thread.State.TIMED_WAITING;
    List<Duration> times = bank.lock.times();
    boolean forLong = !times.isEmpty() && times.stream().allMatch(time -> time.toHours() > 1);
    // only a wait that may soon end by itself takes the test some time
    for (int i = 0; i < LOOKS && timed && !forLong && waitsOf(customer) == waits; i++) {
      bank.story.happens("the wait of " + name + " to end", () -> waitsOf(customer) != waits);
    }
    String seen = waitsOf(customer) == waits ? rest.toString() : "POLLING";
    assertThat(seen)
        .withFailMessage(
            "nobody set the event, and %s did not sleep%n"
                + "%s: expected PARKED (asleep until it is woken), was %s",
            name, name, seen)
        .isEqualTo("PARKED");
  }

  /** How often a thread has begun to wait. */
  private static long waitsOf(Worker<Object> customer) {
    return ManagementFactory.getThreadMXBean()
        .getThreadInfo(customer.thread().getId())
        .getWaitedCount();
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
    void setsAndClears(int times) {
      story
          .start(
              "manager",
              () ->
                  inOneStep(
                      () -> {
                        story.note("sets and clears the event, " + times + " times");
                        for (int i = 0; i < times; i++) {
                          event.set();
                          event.clear();
                        }
                        return null;
                      }))
          .result();
    }

    /** Two customers without a limit, and two who have a day, each asleep. */
    List<Worker<Object>> fourWait() {
      List<Worker<Object>> customers =
          List.of(
              waits("customer-1"),
              waits("customer-2"),
              waitsForADay("customer-3"),
              waitsForADay("customer-4"));
      lock.settle(customers.toArray(Worker<?>[]::new));
      return customers;
    }

    void assertAllGoOn(List<Worker<Object>> customers, String seen) {
      Worker<?>[] all = customers.toArray(Worker<?>[]::new);
      for (Worker<Object> customer : customers) {
        String name = customer.thread().getName();
        assertThat(lock.isDone(customer, all))
            .withFailMessage("%s while %s waited, who still waits", seen, name)
            .isTrue();
        assertThat(customer.result())
            .withFailMessage(
                "%s while %s waited%nhe came back with: expected goes on or true, was %s",
                seen, name, customer.result())
            .isIn("goes on", true);
      }
    }

    void assertLeaves(Worker<Object> customer, String when) {
      lock.interrupt(customer);
      assertHasLeft(customer, when);
    }

    void assertHasLeft(Worker<Object> customer, String when) {
      String name = customer.thread().getName();
      Object seen = lock.isDone(customer) ? customer.result() : "still waiting";
      assertThat(seen)
          .withFailMessage(
              "%s was interrupted %s%n%s: expected java.lang.InterruptedException, was %s",
              name, when, name, seen)
          .isInstanceOf(InterruptedException.class);
      assertThat(lock.isFree())
          .withFailMessage(
              "%s was interrupted and left, and the lock went with it%n"
                  + "the lock: expected to be free, was held",
              name)
          .isTrue();
    }

    String goesOn() throws InterruptedException {
      event.await();
      return "goes on";
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
      return start(name, "waits for the event", this::goesOn);
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

  /** Where people come in every order. The lock must be free when they have gone. */
  private static final class Hall {
    private final Round round;
    private final ReentrantLock lock = new ReentrantLock();
    private final Event event = new Event(lock);
    private volatile boolean wasSet;
    private volatile boolean inTheStep;
    private volatile boolean stepIsOver;

    Hall(Round round) {
      this.round = round;
      round.check(
          () ->
              assertThat(lock.isLocked())
                  .withFailMessage("everybody has gone%nthe lock: expected to be free, was held")
                  .isFalse());
    }

    void set() {
      wasSet = true;
      event.set();
      round.note("has set the event");
    }

    void sets(String name) {
      round.thread(name, this::set);
    }

    void waits(String name) {
      round.thread(
          name,
          () -> {
            event.await();
            round.note("goes on");
            if (!wasSet) {
              round.wrong(name + " waited for the event and went on, though it was never set");
            }
          });
    }

    /** Waits for an hour at most, and knows for certain whether that is before the step. */
    void comesInOneStep(String name, String seen) {
      AtomicBoolean inTime = new AtomicBoolean();
      Round.Call<Boolean> customer =
          round.thread(
              name,
              () ->
                  inOneStep(
                      () -> {
                        inTime.set(!wasSet);
                        round.note("holds the lock, and waits for an hour at most");
                        return event.await(1, HOURS);
                      }));
      round.check(
          () ->
              assertThat(customer.result())
                  .withFailMessage(
                      "the manager %s; %s had come %s%n" + "was it set for %s: expected %s, was %s",
                      seen,
                      name,
                      inTime.get() ? "before" : "later",
                      name,
                      inTime,
                      customer.result())
                  .isEqualTo(inTime.get()));
    }

    void setsAndClears(String name) {
      round.thread(
          name,
          () ->
              inOneStep(
                  () -> {
                    inTheStep = true;
                    set();
                    round.seam();
                    event.clear();
                    round.note("has cleared the event");
                    inTheStep = false;
                    stepIsOver = true;
                    return null;
                  }));
    }

    void assertHeldOnce() {
      int holds = lock.getHoldCount();
      assertThat(holds)
          .withFailMessage(
              "the customer held the lock once, and waited%n"
                  + "held by him afterwards: expected 1 time, was %d",
              holds)
          .isEqualTo(1);
    }

    <T> T inOneStep(Callable<T> step) throws Exception {
      lock.lock();
      try {
        return step.call();
      } finally {
        lock.unlock();
      }
    }
  }
}
