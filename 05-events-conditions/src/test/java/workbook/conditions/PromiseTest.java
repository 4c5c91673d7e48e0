package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

@DisplayName("Exercise 6 · Promise")
@Exercise(module = "05-events-conditions", number = 6)
class PromiseTest {
  private static final Throwable FAILURE = new IllegalStateException("no rate today");

  private final Promise<String> promise = new Promise<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  // ---- 1: it is given once

  @Test
  @DisplayName("1.1 the first result stays, and who comes later is told so")
  @Kinds(Kind.STATES)
  void theFirstResultStays(Story story) {
    List<Object> seen =
        List.of(
            promise.complete("gold"),
            promise.complete("silver"),
            promise.complete("gold"),
            promise.fail(FAILURE),
            customer(story, "customer", promise::get).result());

    assertThat(seen)
        .withFailMessage(
            "first gold was given, then silver, then gold again, then a failure%n"
                + "complete() three times, fail(), get(): expected [true, false, false, false, gold],"
                + " was %s",
            seen)
        .containsExactly(true, false, false, false, "gold");
  }

  @Test
  @DisplayName("1.2 null is a result like any other, and so is a failure")
  @Kinds(Kind.STATES)
  void nullIsAResult(Story story) {
    List<Object> seen =
        List.of(
            promise.complete(null),
            promise.complete("silver"),
            customer(story, "customer", promise::get).result());

    assertThat(seen)
        .withFailMessage(
            "first null was given, then silver%n"
                + "complete(), complete(), get(): expected [true, false, null], was %s",
            seen)
        .containsExactly(true, false, "null");

    Promise<String> failed = new Promise<>();
    List<Object> seenNow =
        List.of(
            failed.fail(FAILURE),
            failed.complete("silver"),
            failed.fail(new IllegalStateException("another one")),
            customer(story, "customer", failed::get).result());

    assertThat(seenNow)
        .withFailMessage(
            "first a failure was given, then silver, then another failure%n"
                + "fail(), complete(), fail(), get(): expected [true, false, false, %s], was %s",
            new Failed(FAILURE), seenNow)
        .containsExactly(true, false, false, new Failed(FAILURE));
  }

  @Test
  @DisplayName("1.3 of two who give a result at once, one comes first, in every order")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void ofTwoAtOnceOneIsFirst(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.leavesListener("early");
          deal.gives("clerk-1", "gold");
          deal.fails("clerk-2");
        });
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.gives("clerk-1", "gold");
          deal.gives("clerk-2", "silver");
        });
  }

  @Test
  @DisplayName("1.4 each promise has a result and listeners of its own")
  @Kinds(Kind.SIZES)
  void eachPromiseHasItsOwn(Story story) {
    Promise<String> other = new Promise<>();
    other.whenDone(this::hear);

    promise.complete("gold");
    Object open = customer(story, "customer", () -> other.get(0, SECONDS)).result();
    boolean given = other.complete("silver");

    String seen = (open instanceof TimeoutException ? "open" : open) + ", " + given + ", " + heard;
    assertThat(seen)
        .withFailMessage(
            "gold was given to one promise; another one, with a listener, was open until silver%n"
                + "the other promise before that, complete(), heard:"
                + " expected open, true, [silver], was %s",
            seen)
        .isEqualTo("open, true, [silver]");
  }

  @Test
  @DisplayName("1.5 a clerk who has been interrupted gives a result, and stays interrupted")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptedClerkGives(Story story) {
    Promise<String> failed = new Promise<>();
    promise.whenDone(this::hear);

    Object seen =
        customer(
                story,
                "clerk",
                () -> {
                  Thread.currentThread().interrupt();
                  failed.whenDone(this::hear);
                  boolean given = promise.complete("gold");
                  boolean failedNow = failed.fail(FAILURE);
                  promise.whenDone(this::hear);
                  boolean flag = Thread.currentThread().isInterrupted();
                  return given + ", " + failedNow + ", " + flag + ", " + heard;
                })
            .result();

    assertThat(seen)
        .withFailMessage(
            "the clerk was interrupted, and then gave gold to one promise and a failure to another;"
                + "%neach had a listener, and the first one got a late one%n"
                + "complete(), fail(), still interrupted, heard:"
                + " expected true, true, true, [gold, %s, gold], was %s",
            FAILURE, seen)
        .isEqualTo("true, true, true, [gold, " + FAILURE + ", gold]");
  }

  // ---- 2: those who wait

  @Test
  @DisplayName("2.1 everybody who waits gets the result, and whoever comes later gets it, too")
  @Kinds(Kind.MORE_WHO_WAIT)
  void everybodyWhoWaitsGetsTheResult(Story story) {
    Promise<String> failed = new Promise<>();
    List<Worker<Object>> forGold = waiting(story, promise, "customer-1", "customer-2");
    List<Worker<Object>> forFailure = waiting(story, failed, "customer-3", "customer-4");

    story.start("clerk-1", () -> promise.complete("gold"));
    story.start("clerk-2", () -> failed.fail(FAILURE));

    assertAllGet(
        forGold, "gold", "customers were waiting when gold was given (the third has an hour)");
    assertAllGet(
        forFailure,
        new Failed(FAILURE),
        "customers were waiting when the promise failed (the third has an hour)");
    assertAllGet(
        List.of(customer(story, "customer-5", promise::get)), "gold", "the others had got gold");
  }

  @Test
  @DisplayName("2.2 waking up for no reason ends no waiting, and a result ends it, in every order")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void wakingForNoReasonIsNoResult(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.gets("customer-1");
          deal.getsWithin("customer-2", 1, DAYS);
          deal.gives("clerk", "gold");
        });
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.gets("customer");
          deal.fails("clerk");
        });
  }

  @Test
  @DisplayName("2.3 an interrupt ends the waiting, behind others and before it begins, too")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.LATE_EVENTS})
  void anInterruptEndsTheWaiting(Story story) {
    Worker<Object> patient = customer(story, "customer-1", promise::get);
    patient.settle();
    Worker<Object> second = customer(story, "customer-2", promise::get);
    Worker<Object> third = customer(story, "customer-3", () -> promise.get(1, HOURS));
    Worker<Object> early = customer(story, "customer-4", interrupted(promise::get));
    Worker<Object> hasTime =
        customer(story, "customer-5", interrupted(() -> promise.get(1, HOURS)));
    second.settle();
    third.settle();

    second.thread().interrupt();
    third.thread().interrupt();

    assertInterrupted(second, "was interrupted while waiting behind customer-1");
    assertInterrupted(third, "has an hour, and was interrupted behind customer-1");
    assertInterrupted(early, "was interrupted before, and there was no result");
    assertInterrupted(hasTime, "has an hour, was interrupted before, and had no result");
    assertThat(promise.complete("gold"))
        .withFailMessage(
            "some customers were interrupted, then gold was given%n"
                + "complete(): expected true, was false")
        .isTrue();
    assertAllGet(List.of(patient), "gold", "others were interrupted, and then gold was given");
  }

  @Test
  @DisplayName("2.4 an interrupt at any moment is in nobody else's way, and does not get lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void anInterruptIsInNobodysWay(Explorer explorer) {
    explorer
        .interrupting("customer-1")
        .everyOrder(
            round -> {
              Deal deal = new Deal(round);
              deal.gets("customer-1");
              deal.gets("customer-2");
              deal.gives("clerk", "gold");
            });
    explorer
        .interrupting("customer-1", "clerk")
        .everyOrder(
            round -> {
              Deal deal = new Deal(round);
              deal.gets("customer-1");
              deal.gives("clerk", "gold");
            });
  }

  @Test
  @DisplayName("2.5 whoever waits sleeps until there is a result, and does not look in between")
  @Kinds(Kind.OWN_LIMITS)
  void whoeverWaitsSleeps(Story story) {
    Worker<Object> customer = customer(story, "customer-1", promise::get);
    Worker<Object> hasTime = customer(story, "customer-2", () -> promise.get(1, HOURS));
    Worker.Rest rest = customer.settle();
    Worker.Rest restWithTime = hasTime.settle();
    boolean limit = customer.thread().getState() == Thread.State.TIMED_WAITING;
    long before = waits(customer) + waits(hasTime);
    boolean looks =
        story.happens("a look", () -> waits(customer) + waits(hasTime) != before)
            || rest != Worker.Rest.PARKED
            || restWithTime != Worker.Rest.PARKED;

    String seen =
        looks ? "looking again and again" : limit ? "asleep with a limit of time" : "asleep";
    assertThat(seen)
        .withFailMessage(
            "customer-1 waits in get(), and customer-2 in get(1, HOURS); nothing happens%n"
                + "they: expected asleep, was %s",
            seen)
        .isEqualTo("asleep");
  }

  /** The time is the explorer's: it passes only while nobody can go on. */
  @Test
  @DisplayName(
      "2.6 whoever waits goes on as soon as there is a result, and no time passes until then")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void aResultWakesAtOnce(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Promise<String> promise = new Promise<>();
          long[] given = new long[1];
          List<Long> late = new CopyOnWriteArrayList<>();
          List<Callable<Object>> calls = List.of(promise::get, () -> promise.get(1, DAYS));
          for (Callable<Object> call : calls) {
            round.thread(
                "customer-" + (calls.indexOf(call) + 1),
                () -> {
                  call.call();
                  late.add((System.nanoTime() - given[0]) / 500_000);
                });
          }
          round.thread(
              "clerk",
              () -> {
                given[0] = System.nanoTime();
                promise.complete("gold");
                round.note("has given gold");
              });
          round.check(
              () ->
                  assertThat(late)
                      .withFailMessage(
                          "gold was given, and a customer went on to sleep until some time was over%n"
                              + "half milliseconds until they had gold: expected [0, 0], was %s",
                          late)
                      .containsOnly(0L));
        });
  }

  @Test
  @DisplayName(
      "2.7 an interrupt that comes with the result is not lost (if they wait on the monitor)")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void anInterruptThatComesWithTheResult(Story story) {
    Worker<Object> customer =
        customer(
            story,
            "customer",
            () -> {
              Object result = promise.get();
              return result + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
            });
    customer.settle();

    synchronized (promise) { // if this is the lock of the promise, the customer wakes up, and waits
      customer.thread().interrupt();
      customer.settle();
      promise.complete("gold");
    }

    Object seen = whatComes(customer);
    assertThat(seen instanceof InterruptedException ? "gold, interrupted" : seen)
        .withFailMessage(
            "the customer was interrupted while waiting, and then gold was given%n"
                + "get(): expected an InterruptedException, or gold and still interrupted, was %s",
            seen)
        .isEqualTo("gold, interrupted");
  }

  // ---- 3: listeners

  @Test
  @DisplayName("3.1 while a listener works, others get through, whether they came before or after")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
  void othersGetThroughWhileAListenerWorks(Story story) {
    Checkpoint working = story.checkpoint("working as a listener");
    List<Worker<Object>> before = waiting(story, promise, "customer-1", "customer-2");
    promise.whenDone((value, failed) -> working.pass());
    story.start("clerk", () -> promise.complete("gold"));
    working.awaitHeld(1);

    assertAllGet(before, "gold", "they waited, then a listener came; it is still working");
    Worker<Object> customer =
        customer(
            story,
            "customer-3",
            () -> {
              promise.whenDone(this::hear);
              promise.complete("silver");
              promise.fail(FAILURE);
              return promise.get();
            });

    assertAllGet(
        List.of(customer),
        "gold",
        "gold was given, and one listener is still working;\n"
            + "customer-3 calls whenDone(), complete(), fail() and get()");
  }

  @Test
  @DisplayName("3.2 each listener is called once, by the right thread, and nobody else calls it")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.STATES})
  void everyListenerIsCalledOnce(Story story) {
    Checkpoint working = story.checkpoint("working as a listener");
    List<String> callers = new CopyOnWriteArrayList<>();
    for (String name : List.of("first", "second")) {
      promise.whenDone(
          (value, failed) -> {
            callers.add(name + " by " + Thread.currentThread().getName());
            working.pass();
          });
    }
    story.start("clerk", () -> promise.complete("gold"));
    working.awaitHeld(1);

    customer(
            story,
            "customer",
            () -> {
              promise.complete("silver");
              promise.whenDone(
                  (value, failed) -> callers.add("late by " + Thread.currentThread().getName()));
              return "done";
            })
        .settle();
    List<String> meanwhile = List.copyOf(callers);
    working.open();
    story.join();
    promise.complete("silver");

    assertThat(meanwhile.size() == 2 ? meanwhile.get(1) : meanwhile)
        .withFailMessage(
            "two listeners came before gold was given, and the first is working for the clerk;%n"
                + "the customer calls complete(), and leaves a late listener%n"
                + "called until now: expected one of the two and late by customer, was %s",
            meanwhile)
        .isEqualTo("late by customer");
    assertThat(callers)
        .withFailMessage(
            "two listeners came before the clerk gave gold, and the customer left one late%n"
                + "called: expected first by clerk, second by clerk, late by customer, was %s",
            callers)
        .containsExactlyInAnyOrder("first by clerk", "second by clerk", "late by customer");
  }

  @Test
  @DisplayName("3.3 a listener who throws something disturbs nobody")
  @Kinds(Kind.FAILURES)
  void aThrowingListenerDisturbsNobody(Story story) {
    assertDisturbsNobody(story, new IllegalStateException("the listener is ill"));
    assertDisturbsNobody(story, new IOException("the listener is ill, and does not say so"));
  }

  @Test
  @DisplayName("3.4 a listener who throws even an error disturbs nobody")
  @Kinds(Kind.FAILURES)
  void aListenerWithAnErrorDisturbsNobody(Story story) {
    assertDisturbsNobody(story, new StackOverflowError("the listener is very ill"));
    assertDisturbsNobody(story, new Error("the listener is very ill"));
  }

  @Test
  @DisplayName("3.5 a listener may call the promise")
  @Kinds(Kind.STATES)
  void aListenerMayCallThePromise(Story story) {
    promise.whenDone(
        (value, failed) -> {
          promise.whenDone(this::hear);
          heard.add(String.valueOf(promise.complete("silver")));
          try {
            heard.add(promise.get() + " and " + promise.get(0, SECONDS));
          } catch (Exception e) {
            heard.add(e.toString());
          }
        });
    promise.whenDone(this::hear);

    Worker<Object> clerk = customer(story, "clerk", () -> promise.complete("gold"));

    String seen = whatComes(clerk) + ", " + heard.stream().sorted().toList();
    assertThat(seen)
        .withFailMessage(
            "there are two listeners; one leaves another listener, gives silver, and gets%n"
                + "complete() of the clerk, what they heard and got:"
                + " expected true, [false, gold, gold, gold and gold], was %s",
            seen)
        .isEqualTo("true, [false, gold, gold, gold and gold]");
  }

  // ---- 4: failures

  @Test
  @DisplayName("4.1 a failure of any kind comes out of get() in an ExecutionException")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void aFailureComesOutOfGet(Story story) {
    List<Throwable> failures =
        List.of(
            FAILURE,
            new Error("no bank today"),
            new CancellationException("not wanted"),
            new CompletionException("late", new IllegalStateException("in it")),
            new ExecutionException("broken", new IllegalStateException("in it")),
            new InterruptedException("of the clerk"),
            new TimeoutException("of the clerk"));
    for (Throwable failure : failures) {
      Promise<String> failed = new Promise<>();
      failed.fail(failure);

      Object seen = customer(story, "customer-1", failed::get).result();
      Object seenWithTime = customer(story, "customer-2", () -> failed.get(1, HOURS)).result();

      assertThat(List.of(seen, seenWithTime))
          .withFailMessage(
              "the promise failed%n" + "get(), get(1, HOURS): expected %s for both, was %s and %s",
              new Failed(failure), seen, seenWithTime)
          .containsExactly(new Failed(failure), new Failed(failure));
    }
  }

  // ---- 5: time

  @Test
  @DisplayName("5.1 who has waited long enough gives up, not before, and the promise stays open")
  @Kinds({Kind.TIMES, Kind.LATE_EVENTS})
  void whoHasWaitedLongEnoughGivesUp(Story story) {
    assertGivesUp(story, 0, SECONDS);
    assertGivesUp(story, -1, NANOSECONDS);
    assertGivesUp(story, -1, HOURS);
    assertGivesUp(story, 1, NANOSECONDS);
    assertGivesUp(story, 500, MICROSECONDS);
    assertGivesUp(story, 1, MILLISECONDS);
    for (int i = 0; i < 10; i++) {
      assertGivesUp(story, 1_900, MICROSECONDS);
    }

    boolean given = promise.complete("gold");

    Object seen = customer(story, "customer", () -> promise.get(1, NANOSECONDS)).result();
    assertThat(given + ", " + seen)
        .withFailMessage(
            "customers gave up; then gold was given, and a customer came%n"
                + "complete(), get(1, NANOSECONDS): expected true, gold, was %s, %s",
            given, seen)
        .isEqualTo("true, gold");
  }

  @Test
  @DisplayName("5.2 a result that is there needs no time")
  @Kinds({Kind.TIMES, Kind.STATES})
  void aResultThatIsThereNeedsNoTime(Story story) {
    Promise<String> failed = new Promise<>();
    promise.complete("gold");
    failed.fail(FAILURE);

    for (long time : new long[] {0, -1, 1, Long.MAX_VALUE}) {
      List<Object> seen =
          List.of(
              customer(story, "customer-1", () -> promise.get(time, SECONDS)).result(),
              customer(story, "customer-2", () -> failed.get(time, SECONDS)).result());

      assertThat(seen)
          .withFailMessage(
              "one promise has gold, and one has failed%n"
                  + "get(%d, SECONDS) of each: expected [gold, %s], was %s",
              time, new Failed(FAILURE), seen)
          .containsExactly("gold", new Failed(FAILURE));
    }
  }

  @Test
  @DisplayName("5.3 who has time waits for the result, however long that time is")
  @Kinds({Kind.TIMES, Kind.MORE_WHO_WAIT})
  void whoHasTimeGetsTheResult(Story story) {
    List<Worker<Object>> customers = new ArrayList<>();
    for (TimeUnit unit : List.of(NANOSECONDS, MILLISECONDS, SECONDS, DAYS)) {
      customers.add(customer(story, "customer-" + unit, () -> promise.get(Long.MAX_VALUE, unit)));
    }
    customers.add(customer(story, "customer", () -> promise.get(1, HOURS)));
    customers.get(4).settle();

    promise.complete("gold");

    assertAllGet(
        customers,
        "gold",
        "one customer has an hour, each of the others Long.MAX_VALUE of a unit; then gold was given");
  }

  @Test
  @DisplayName("5.4 who has time waits, whatever the clock shows, and whatever wakes him up")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void theClockMayOverflow(Explorer explorer) {
    explorer
        .startingAt(Long.MAX_VALUE - 1000)
        .everyOrder(
            round -> {
              Deal deal = new Deal(round);
              deal.getsWithin("customer", 1, DAYS);
              deal.gives("clerk", "gold");
            });
  }

  /** The time is the explorer's: sleeping costs none. */
  @Test
  @DisplayName("5.5 whoever is woken for no reason has no new time")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void noNewTime(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Promise<String> promise = new Promise<>();
          List<String> gold = new ArrayList<>();
          for (String name : List.of("customer-1", "customer-2")) {
            round.thread(
                name,
                () -> {
                  try {
                    promise.get(10, SECONDS);
                    gold.add(name);
                    round.note("gets gold");
                  } catch (TimeoutException e) {
                    round.note("gives up");
                  }
                });
          }
          round.thread(
              "clerk",
              () -> {
                Thread.sleep(6_000);
                round.note("6 seconds are over");
                round.seam();
                Thread.sleep(6_000);
                round.note("12 seconds are over");
                promise.complete("gold");
              });
          round.check(
              () ->
                  assertThat(gold.size())
                      .withFailMessage(
                          "two customers came together, with 10 seconds each;%n"
                              + "after 12 seconds one of them had given up, but not the other one%n"
                              + "still waiting then: expected nobody, was %s",
                          gold)
                      .isNotEqualTo(1));
        });
  }

  /** A result in time counts, even if nobody comes to look at it before the time is over. */
  @Test
  @DisplayName("5.6 who is given the result in time gets it, and who gives up is in nobody's way")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LATE_EVENTS})
  void aResultInTimeCounts(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Promise<String> promise = new Promise<>();
              long[] given = {Long.MAX_VALUE};
              long[] end = {0};
              Round.Call<String> customer =
                  round.thread(
                      "customer",
                      () -> {
                        end[0] = System.nanoTime() + HOURS.toNanos(1);
                        try {
                          return promise.get(1, HOURS);
                        } catch (TimeoutException e) {
                          round.note("gives up");
                          return "nothing";
                        }
                      });
              round.thread(
                  "clerk",
                  () -> {
                    promise.complete("gold");
                    given[0] = System.nanoTime();
                    round.note("has given gold");
                  });
              round.thread("clock", () -> Thread.sleep(7_200_000));
              round.check(
                  () ->
                      assertThat(given[0] < end[0] ? customer.result() : "gold")
                          .withFailMessage(
                              "the customer has an hour, and within that hour gold was given%n"
                                  + "get(1, HOURS): expected gold, was %s",
                              customer.result())
                          .isEqualTo("gold"));
            });
  }

  @Test
  @DisplayName("5.7 whoever has time can be interrupted, at any moment")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void whoHasTimeCanBeInterrupted(Explorer explorer) {
    explorer
        .interrupting("customer", "clerk")
        .everyOrder(
            round -> {
              Deal deal = new Deal(round);
              deal.getsWithin("customer", 1, HOURS);
              deal.gives("clerk", "gold");
            });
  }

  // ---- 6: late listeners

  @Test
  @DisplayName("6.1 a listener who comes late is called at once")
  @Kinds(Kind.STATES)
  void aLateListenerIsCalledAtOnce(Story story) {
    promise.complete("gold");

    promise.whenDone(this::hear);

    assertThat(heard)
        .withFailMessage(
            "gold was given before the listener came%nheard: expected [gold], was %s", heard)
        .containsExactly("gold");
  }

  @Test
  @DisplayName("6.2 listeners hear of a failure, whether they come early or late")
  @Kinds({Kind.STATES, Kind.FAILURES})
  void listenersHearOfAFailure(Story story) {
    promise.whenDone(this::hear);
    promise.fail(FAILURE);
    promise.whenDone(this::hear);

    assertThat(heard)
        .withFailMessage(
            "one listener came before the promise failed, and one after that%n"
                + "heard: expected [%s, %s], was %s",
            FAILURE, FAILURE, heard)
        .containsExactly(FAILURE.toString(), FAILURE.toString());
  }

  @Test
  @DisplayName("6.3 in whatever order they come, listeners are called once, and late ones at once")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void aListenerAtTheVeryMomentIsCalled(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.listens("customer-1");
          deal.gives("clerk", "gold");
        });
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.leavesListener("early");
          deal.getsAndListens("customer-1");
          deal.fails("clerk");
        });
  }

  @Test
  @DisplayName("6.4 while a late listener works, others get through")
  @Kinds(Kind.WHO_IS_INSIDE)
  void othersGetThroughWhileALateListenerWorks(Story story) {
    Checkpoint working = story.checkpoint("working as a late listener");
    promise.complete("gold");
    story.start("customer-1", () -> promise.whenDone((value, failed) -> working.pass()));
    working.awaitHeld(1);

    Worker<Object> second =
        customer(
            story,
            "customer-2",
            () -> {
              promise.whenDone(this::hear);
              promise.complete("silver");
              return promise.get();
            });

    assertAllGet(
        List.of(second),
        "gold",
        "gold was given, and a listener who came after that is still working;\n"
            + "customer-2 calls whenDone(), complete() and get()");
  }

  @Test
  @DisplayName("6.5 a late listener who throws something disturbs nobody, and may call the promise")
  @Kinds(Kind.FAILURES)
  void aLateListenerWhoThrowsDisturbsNobody(Story story) {
    promise.complete("gold");
    List<Throwable> all =
        List.of(
            new IllegalStateException("the listener is ill"),
            new IOException("the listener is ill, and does not say so"),
            new StackOverflowError("the listener is very ill"));
    for (Throwable thrown : all) {
      Object seen =
          customer(
                  story,
                  "customer",
                  () -> {
                    promise.whenDone(
                        (value, failed) -> {
                          promise.whenDone(this::hear);
                          PromiseTest.<RuntimeException>throwAny(thrown);
                        });
                    return "nothing";
                  })
              .result();

      assertThat(seen)
          .withFailMessage(
              "gold was given; then a listener came who throws %s%n"
                  + "thrown by whenDone(): expected nothing, was %s",
              thrown, seen)
          .isEqualTo("nothing");
    }
  }

  @Test
  @DisplayName("6.6 two who leave listeners do not disturb each other, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void twoWhoLeaveListeners(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Deal deal = new Deal(round);
          deal.listens("customer-1");
          deal.listens("customer-2");
          deal.gives("clerk", "gold");
        });
  }

  // ---- what is common to them

  private void assertGivesUp(Story story, long timeout, TimeUnit unit) {
    long[] nanos = new long[1];
    Worker<Object> customer =
        customer(
            story,
            "customer",
            () -> {
              long begin = System.nanoTime();
              try {
                return promise.get(timeout, unit);
              } finally {
                nanos[0] = System.nanoTime() - begin;
              }
            });
    Object seen = whatComes(customer);
    assertThat(seen)
        .withFailMessage(
            "nobody gives a result%n"
                + "get(%d, %s): expected java.util.concurrent.TimeoutException, was %s",
            timeout, unit, seen)
        .isInstanceOf(TimeoutException.class);
    assertThat(nanos[0])
        .withFailMessage(
            "nobody gives a result, and the customer gives up before the time is over%n"
                + "get(%d, %s) waits: expected %d ns at least, was %d ns",
            timeout, unit, unit.toNanos(timeout), nanos[0])
        .isGreaterThanOrEqualTo(unit.toNanos(timeout));
  }

  private void assertDisturbsNobody(Story story, Throwable thrown) {
    Promise<String> given = new Promise<>();
    heard.clear();
    given.whenDone(this::hear);
    given.whenDone((value, failed) -> PromiseTest.<RuntimeException>throwAny(thrown));
    given.whenDone(this::hear);
    Worker<Object> waits = customer(story, "customer", given::get);
    waits.settle();

    Object seen = customer(story, "clerk", () -> given.complete("gold")).result();

    String all = seen + ", " + heard + ", " + whatComes(waits);
    assertThat(all)
        .withFailMessage(
            "there are three listeners, and one of them throws %s; a customer waits%n"
                + "complete(), heard by the others, get(): expected true, [gold, gold], gold, was %s",
            thrown, all)
        .isEqualTo("true, [gold, gold], gold");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void throwAny(Throwable e) throws E {
    throw (E) e;
  }

  /** A listener that works for this test. */
  private void hear(String value, Throwable failed) {
    heard.add(told(value, failed));
  }

  private static String told(String value, Throwable failed) {
    return failed == null ? value : value == null ? failed.toString() : value + " and " + failed;
  }

  /** Three who wait: two without a limit, and the third, who has an hour. */
  private static List<Worker<Object>> waiting(
      Story story, Promise<String> promise, String first, String second) {
    List<Worker<Object>> customers =
        List.of(
            customer(story, first, promise::get),
            customer(story, second, promise::get),
            customer(story, second + "-with-an-hour", () -> promise.get(1, HOURS)));
    customers.get(2).settle();
    return customers;
  }

  private static void assertAllGet(List<Worker<Object>> customers, Object expected, String seen) {
    for (Worker<Object> customer : customers) {
      Object got = whatComes(customer);
      assertThat(got)
          .withFailMessage(
              "%s%n%s: expected %s, was %s", seen, customer.thread().getName(), expected, got)
          .isEqualTo(expected);
    }
  }

  private static void assertInterrupted(Worker<Object> customer, String seen) {
    Object got = whatComes(customer);
    String name = customer.thread().getName();
    assertThat(got)
        .withFailMessage(
            "%s %s%n%s: expected java.lang.InterruptedException, was %s", name, seen, name, got)
        .isInstanceOf(InterruptedException.class);
  }

  private static Callable<Object> interrupted(Callable<Object> body) {
    return () -> {
      Thread.currentThread().interrupt();
      return body.call();
    };
  }

  /** How often a thread has begun to wait. */
  private static long waits(Worker<?> worker) {
    return ManagementFactory.getThreadMXBean()
        .getThreadInfo(worker.thread().getId())
        .getWaitedCount();
  }

  private static Object whatComes(Worker<Object> customer) {
    return customer.ends() ? customer.result() : "still waiting";
  }

  /** What comes out of get() when a promise has failed. */
  private record Failed(Throwable cause) {
    @Override
    public String toString() {
      return "ExecutionException with " + cause;
    }
  }

  /** Starts a thread whose result is what the body returns, or what it throws. */
  private static Worker<Object> customer(Story story, String name, Callable<Object> body) {
    return story.start(
        name,
        () -> {
          Object result = resultOf(body);
          story.note("has " + result);
          return result;
        });
  }

  private static Object resultOf(Callable<Object> body) {
    try {
      Object result = body.call();
      return result == null ? "null" : result;
    } catch (ExecutionException e) {
      return new Failed(e.getCause());
    } catch (Throwable e) {
      return e;
    }
  }

  /** A promise to which they come in every order. What is given stays, and everybody gets it. */
  private static final class Deal {
    private final Round round;
    private final Promise<String> promise = new Promise<>();
    private final List<String> givers = new CopyOnWriteArrayList<>();
    private final List<String> given = new CopyOnWriteArrayList<>();
    private final List<String> got = new CopyOnWriteArrayList<>();
    private final List<String> owners = new CopyOnWriteArrayList<>();
    private final List<String> called = new CopyOnWriteArrayList<>();

    Deal(Round round) {
      this.round = round;
      round.check(this::assertInOrder);
    }

    void gives(String clerk, String value) {
      finishes(clerk, value, () -> promise.complete(value));
    }

    void fails(String clerk) {
      finishes(clerk, new Failed(FAILURE), () -> promise.fail(FAILURE));
    }

    private void finishes(String clerk, Object result, Callable<Boolean> call) {
      thread(
          clerk,
          () -> {
            finish(clerk, result, call);
            return result;
          });
    }

    void finish(String clerk, Object result, Callable<Boolean> call) throws Exception {
      boolean first = call.call();
      round.note((first ? "has given " : "is too late with ") + result);
      if (first) {
        givers.add(clerk);
        given.add(result.toString());
      }
    }

    Round.Call<Object> gets(String customer) {
      return gets(customer, promise::get);
    }

    Round.Call<Object> getsWithin(String customer, long time, TimeUnit unit) {
      return gets(customer, () -> promise.get(time, unit));
    }

    private Round.Call<Object> gets(String customer, Callable<Object> call) {
      return thread(customer, () -> get(call));
    }

    /** A thread that stays interrupted if it was, unless that has ended its wait. */
    private Round.Call<Object> thread(String name, Callable<Object> body) {
      boolean[] flag = new boolean[1];
      Round.Call<Object> call =
          round.thread(
              name,
              () -> {
                Object result = body.call();
                flag[0] = Thread.currentThread().isInterrupted();
                return result;
              });
      round.check(
          () ->
              assertThat(flag[0] || !call.returned() || !call.wasInterrupted())
                  .withFailMessage(
                      "%s was interrupted, and nobody tells of it%n"
                          + "an exception, or still interrupted: expected true, was false",
                      name)
                  .isTrue());
      return call;
    }

    private Object get(Callable<Object> call) throws Exception {
      Object result;
      try {
        result = call.call();
      } catch (ExecutionException e) {
        result = new Failed(e.getCause());
      }
      got.add(String.valueOf(result));
      round.note("gets " + result);
      return result;
    }

    /** Leaves a listener before the others come. */
    void leavesListener(String name) {
      owners.add(name);
      promise.whenDone((value, failed) -> hear(name, value, failed));
    }

    /** Somebody leaves a listener. */
    void listens(String customer) {
      owners.add(customer);
      round.thread(
          customer, () -> promise.whenDone((value, failed) -> hear(customer, value, failed)));
    }

    /** Somebody leaves a listener when the promise is done, as get() has told. */
    void getsAndListens(String customer) {
      owners.add(customer);
      round.thread(
          customer,
          () -> {
            get(promise::get);
            promise.whenDone((value, failed) -> hear(customer, value, failed));
            if (!called.contains(customer + " by " + customer)) {
              round.wrong(
                  "%s had got the result, and then left a listener; whenDone() came back\n"
                          .formatted(customer)
                      + "called by then: expected [%s by %s], was %s"
                          .formatted(customer, customer, called));
            }
          });
    }

    private void hear(String owner, String value, Throwable failed) {
      called.add(owner + " by " + Thread.currentThread().getName());
      got.add(failed == null ? value : value == null ? new Failed(failed).toString() : "both");
      round.note("calls the listener of " + owner);
      round.seam();
    }

    private void assertInOrder() {
      assertThat(givers)
          .withFailMessage(
              "a result can be given once%ncomplete() or fail() told so: expected one, was %s",
              givers)
          .hasSize(1);
      got.add(String.valueOf(resultOf(() -> promise.get(0, SECONDS))));
      assertThat(got)
          .withFailMessage(
              "%s has given %s%nwhat the others got: expected nothing else, was %s",
              givers.get(0), given.get(0), got)
          .containsOnly(given.get(0));
      List<String> early = owners.stream().map(owner -> owner + " by " + givers.get(0)).toList();
      List<String> late = owners.stream().map(owner -> owner + " by " + owner).toList();
      List<String> seen = new ArrayList<>(called);
      for (int i = 0; i < owners.size(); i++) {
        if (!seen.remove(early.get(i))) {
          seen.remove(late.get(i));
        }
      }
      assertThat(called.size() == owners.size() && seen.isEmpty())
          .withFailMessage(
              "%s has given a result; these left listeners: %s%n"
                  + "called: expected each once, by %s or by its owner, was %s",
              givers.get(0), owners, givers.get(0), called)
          .isTrue();
    }
  }
}
