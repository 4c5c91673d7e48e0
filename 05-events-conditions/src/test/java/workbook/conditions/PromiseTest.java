package workbook.conditions;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 6 · Promise")
@Exercise(module = "05-events-conditions", number = 6)
class PromiseTest {
  private final Promise<String> promise = new Promise<>();
  private final Throwable failure = new IllegalStateException("no rate today");
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("1.1 the first result stays, and who comes later is told so")
  void theFirstResultStays(Story story) {
    List<Object> seen =
        List.of(
            promise.complete("gold"),
            promise.complete("silver"),
            promise.fail(failure),
            customer(story, "customer", promise::get).result());

    assertThat(seen)
        .withFailMessage(
            "first gold was given, then silver, then a failure%n"
                + "complete(), complete(), fail(), get(): expected [true, false, false, gold],"
                + " was %s",
            seen)
        .containsExactly(true, false, false, "gold");
  }

  @Test
  @DisplayName("1.2 null is a result like any other")
  void nullIsAResult(Story story) {
    List<Object> seen =
        List.of(
            promise.complete(null),
            promise.complete("silver"),
            customer(story, "customer", () -> promise.get() == null ? "null" : "no null").result());

    assertThat(seen)
        .withFailMessage(
            "first null was given, then silver%n"
                + "complete(), complete(), get(): expected [true, false, null], was %s",
            seen)
        .containsExactly(true, false, "null");
  }

  @Test
  @DisplayName("1.3 of two who give a result at once, one comes first (if both need the monitor)")
  void ofTwoAtOnceOneIsFirst(Story story) {
    Worker<Boolean> first;
    Worker<Boolean> second;
    synchronized (promise) { // if this is the lock of the promise, both wait for it now
      first = story.start("clerk-1", () -> promise.complete("gold"));
      first.settle();
      second = story.start("clerk-2", () -> promise.complete("silver"));
      second.settle();
    }

    assertThat(first.result() ^ second.result())
        .withFailMessage(
            "clerk-1 and clerk-2 gave a result at the same time%n"
                + "complete(): expected true for one of them, was %s and %s",
            first.result(), second.result())
        .isTrue();
  }

  @Test
  @DisplayName("2.1 everybody who waits gets the result")
  void everybodyWhoWaitsGetsTheResult(Story story) {
    Worker<Object> first = customer(story, "customer-1", promise::get);
    Worker<Object> second = customer(story, "customer-2", promise::get);
    first.settle();
    second.settle();

    promise.complete("gold");

    String seen = whatComes(story, first) + ", " + whatComes(story, second);
    assertThat(seen)
        .withFailMessage(
            "two customers were waiting when gold was given%n"
                + "get(): expected gold, gold, was %s",
            seen)
        .isEqualTo("gold, gold");
  }

  @Test
  @DisplayName("2.2 waking up for no reason ends no waiting (if they wait on the monitor)")
  void wakingForNoReasonIsNoResult(Story story) {
    Worker<Object> customer = customer(story, "customer", promise::get);
    customer.settle();

    boolean waits = customer.settleAfter(this::wakeForNoReason).isWaiting();

    assertThat(waits)
        .withFailMessage(
            "the customer was woken, but there was no result%n"
                + "get(): expected to wait on, was %s",
            waits ? "waiting" : customer.result())
        .isTrue();
  }

  @Test
  @DisplayName("2.3 an interrupt ends the waiting")
  void anInterruptEndsTheWaiting(Story story) {
    Worker<Object> customer = customer(story, "customer", promise::get);
    customer.settle();

    customer.thread().interrupt();

    Object seen = whatComes(story, customer);
    assertThat(seen)
        .withFailMessage(
            "the customer was interrupted while waiting%n"
                + "get(): expected java.lang.InterruptedException, was %s",
            seen)
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("3.1 while a listener works, others get through")
  void othersGetThroughWhileAListenerWorks(Story story) {
    Checkpoint working = story.checkpoint("working as a listener");
    promise.whenDone((value, failed) -> working.pass());
    story.start("clerk", () -> promise.complete("gold"));
    working.awaitHeld(1);

    Worker<Object> customer =
        customer(
            story,
            "customer",
            () -> {
              promise.whenDone(this::hear);
              promise.complete("silver");
              return promise.get();
            });

    Object seen = whatComes(story, customer);
    assertThat(seen)
        .withFailMessage(
            "gold was given, and one listener is still working%n"
                + "whenDone(), complete() and get() of a customer: expected gold, was %s",
            seen)
        .isEqualTo("gold");
  }

  @Test
  @DisplayName("3.2 who comes while listeners are being called is called once, too")
  void everyListenerIsCalledOnce(Story story) {
    Checkpoint working = story.checkpoint("working as a listener");
    promise.whenDone(
        (value, failed) -> {
          working.pass();
          hear(value, failed);
        });
    promise.whenDone(this::hear);
    story.start("clerk", () -> promise.complete("gold"));
    working.awaitHeld(1);

    customer(
            story,
            "customer",
            () -> {
              promise.whenDone(this::hear);
              return "done";
            })
        .settle();
    working.open();
    story.join();

    assertThat(heard)
        .withFailMessage(
            "two listeners came before gold was given, and one while the first was working%n"
                + "heard: expected [gold, gold, gold], was %s",
            heard)
        .containsExactly("gold", "gold", "gold");
  }

  @Test
  @DisplayName("3.3 a listener who throws something disturbs nobody")
  void aThrowingListenerDisturbsNobody(Story story) {
    promise.whenDone(this::hear);
    promise.whenDone(
        (value, failed) -> {
          throw new IllegalStateException("the listener is ill");
        });
    promise.whenDone(this::hear);

    Object seen = customer(story, "clerk", () -> promise.complete("gold")).result();

    assertThat(seen + ", " + heard)
        .withFailMessage(
            "there are three listeners, and one of them throws an exception%n"
                + "complete(), heard by the others: expected true, [gold, gold], was %s, %s",
            seen, heard)
        .isEqualTo("true, [gold, gold]");
  }

  @Test
  @DisplayName("3.4 a listener who throws even an error disturbs nobody")
  void aListenerWithAnErrorDisturbsNobody(Story story) {
    promise.whenDone(
        (value, failed) -> {
          throw new StackOverflowError("the listener is very ill");
        });
    promise.whenDone(this::hear);

    Object seen = customer(story, "clerk", () -> promise.complete("gold")).result();

    assertThat(seen + ", " + heard)
        .withFailMessage(
            "there are two listeners, and the first of them throws an error%n"
                + "complete(), heard by the other: expected true, [gold], was %s, %s",
            seen, heard)
        .isEqualTo("true, [gold]");
  }

  @Test
  @DisplayName("4.1 a failure comes out of get() in an ExecutionException")
  void aFailureComesOutOfGet(Story story) {
    promise.fail(failure);

    Object seen = customer(story, "customer", promise::get).result();

    assertThat(seen)
        .withFailMessage(
            "the promise failed%nget(): expected %s, was %s", new Failed(failure), seen)
        .isEqualTo(new Failed(failure));
  }

  @Test
  @DisplayName("5.1 who has waited long enough gives up")
  void whoHasWaitedLongEnoughGivesUp(Story story) {
    assertGivesUp(story, 0, SECONDS);
    assertGivesUp(story, 1, NANOSECONDS);
    assertGivesUp(story, 1, MILLISECONDS);
  }

  @Test
  @DisplayName("5.2 a result that is there needs no time")
  void aResultThatIsThereNeedsNoTime(Story story) {
    Promise<String> failed = new Promise<>();
    promise.complete("gold");
    failed.fail(failure);

    List<Object> seen =
        List.of(
            customer(story, "customer-1", () -> promise.get(0, SECONDS)).result(),
            customer(story, "customer-2", () -> failed.get(0, SECONDS)).result());

    assertThat(seen)
        .withFailMessage(
            "one promise has gold, and one has failed%n"
                + "get(0, SECONDS) of each: expected [gold, %s], was %s",
            new Failed(failure), seen)
        .containsExactly("gold", new Failed(failure));
  }

  @Test
  @DisplayName("5.3 who has time waits for the result, and gets it when it comes")
  void whoHasTimeGetsTheResult(Story story) {
    Worker<Object> customer = customer(story, "customer", () -> promise.get(1, HOURS));
    customer.settle();

    boolean waits = customer.settleAfter(this::wakeForNoReason).isWaiting();
    promise.complete("gold");

    Object seen = whatComes(story, customer);
    assertThat((waits ? "waited, " : "came back, ") + seen)
        .withFailMessage(
            "the customer has an hour, is woken for no reason, and then gold is given%n"
                + "get(1, HOURS): expected to wait until then, and gold, but %s, and was %s",
            waits ? "waited" : "came back before", seen)
        .isEqualTo("waited, gold");
  }

  @Test
  @DisplayName("6.1 a listener who comes late is called at once")
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
  void listenersHearOfAFailure(Story story) {
    promise.whenDone(this::hear);
    promise.fail(failure);
    promise.whenDone(this::hear);

    assertThat(heard)
        .withFailMessage(
            "one listener came before the promise failed, and one after that%n"
                + "heard: expected [%s, %s], was %s",
            failure, failure, heard)
        .containsExactly(failure.toString(), failure.toString());
  }

  @Test
  @DisplayName("6.3 a listener who comes at the very moment is called (if both need the monitor)")
  void aListenerAtTheVeryMomentIsCalled(Story story) {
    Worker<Object> customer;
    synchronized (promise) { // if this is the lock of the promise, the listener is halfway in
      customer =
          customer(
              story,
              "customer",
              () -> {
                promise.whenDone(this::hear);
                return "done";
              });
      customer.settle();
      promise.complete("gold");
    }
    customer.result();

    assertThat(heard)
        .withFailMessage(
            "the listener was about to come in when gold was given%n"
                + "heard: expected [gold], was %s",
            heard)
        .containsExactly("gold");
  }

  @Test
  @DisplayName("6.4 while a late listener works, others get through")
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

    Object seen = whatComes(story, second);
    assertThat(seen)
        .withFailMessage(
            "gold was given, and a listener who came after that is still working%n"
                + "whenDone(), complete() and get() of customer-2: expected gold, was %s",
            seen)
        .isEqualTo("gold");
  }

  @Test
  @DisplayName("6.5 a late listener who throws something disturbs nobody")
  void aLateListenerWhoThrowsDisturbsNobody(Story story) {
    promise.complete("gold");

    Object seen =
        customer(
                story,
                "customer",
                () -> {
                  promise.whenDone(
                      (value, failed) -> {
                        throw new IllegalStateException("the listener is ill");
                      });
                  return "no exception";
                })
            .result();

    assertThat(seen)
        .withFailMessage(
            "gold was given, and then a listener came who throws an exception%n"
                + "whenDone(): expected no exception, was %s",
            seen)
        .isEqualTo("no exception");
  }

  private void assertGivesUp(Story story, long timeout, TimeUnit unit) {
    Worker<Object> customer =
        customer(story, "customer", () -> String.valueOf(promise.get(timeout, unit)));
    Object seen = whatComes(story, customer);
    assertThat(seen.toString())
        .withFailMessage(
            "nobody gives a result%n"
                + "get(%d, %s): expected java.util.concurrent.TimeoutException, was %s",
            timeout, unit, seen)
        .startsWith("java.util.concurrent.TimeoutException");
  }

  private void wakeForNoReason() {
    synchronized (promise) {
      promise.notifyAll();
    }
  }

  /** A listener that works for this test. */
  private void hear(String value, Throwable failed) {
    heard.add(failed == null ? value : failed.toString());
  }

  private static Object whatComes(Story story, Worker<Object> customer) {
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
          try {
            Object result = body.call();
            return result == null ? "null" : result;
          } catch (ExecutionException e) {
            return new Failed(e.getCause());
          } catch (Throwable e) {
            return e;
          }
        });
  }
}
