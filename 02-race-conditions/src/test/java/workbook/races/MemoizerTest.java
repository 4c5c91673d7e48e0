package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
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

@DisplayName("Exercise 7 · Memoizer")
@Exercise(module = "02-race-conditions", number = 7)
class MemoizerTest {

  @Test
  @DisplayName("1.1 a rating is computed once, in any order and however long it takes")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void twoWhoWantTheSameComputeItOnce(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Ratings ratings = new Ratings(round);
              Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);
              Round.Call<String> first = clerk(round, "clerk-1", memoizer);
              Round.Call<String> second = clerk(round, "clerk-2", memoizer);
              round.check(
                  () -> {
                    assertComputedOnce(ratings, "two clerks wanted the same rating");
                    assertAllGot("two clerks wanted the rating of Aaron", first, second);
                  });
            });
  }

  @Test
  @DisplayName("1.2 a rating is remembered")
  @Kinds(Kind.STATES)
  void aValueIsRemembered(Story story) {
    Ratings ratings = new Ratings(story);
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer("Aaron")).result();
    Object second = ask(story, "clerk-2", memoizer, new Customer("Aaron")).result();

    assertThat(second)
        .withFailMessage("the second time, expected rating of Aaron, was %s", second)
        .isEqualTo("rating of Aaron");
    assertComputedOnce(ratings, "the rating was there already");
  }

  @Test
  @DisplayName("1.3 everybody who waits for a rating gets it")
  @Kinds(Kind.MORE_WHO_WAIT)
  void allWhoWaitAreWoken(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    List<Worker<Object>> waiting = new ArrayList<>();
    for (int i = 2; i <= 4; i++) {
      waiting.add(ask(story, "clerk-" + i, memoizer, new Customer("Aaron")));
      waiting.get(i - 2).settle();
    }
    computing.open();
    long got = waiting.stream().filter(Worker::ends).count();

    assertThat(got)
        .withFailMessage(
            "three clerks waited for a rating, and it has been computed%n"
                + "clerks who got it: expected 3, was %d",
            got)
        .isEqualTo(3);
  }

  @Test
  @DisplayName("2.1 twelve clerks want twelve ratings: all are computed at the same time")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void differentKeysDoNotWait(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    for (int i = 1; i <= 12; i++) {
      ask(story, "clerk-" + i, memoizer, new Customer("customer " + i)).settle();
    }

    assertThat(ratings.begun.get())
        .withFailMessage(
            "twelve clerks wanted twelve ratings, and some waited for others%n"
                + "computed at the same time: expected 12, was %d",
            ratings.begun.get())
        .isEqualTo(12);
  }

  @Test
  @DisplayName("2.2 whoever wants another rating does not wait, even if the hash code is the same")
  @Kinds(Kind.WHO_IS_INSIDE)
  void keysThatCollideDoNotWait(Story story) {
    assertThatTheyDoNotWait(story, "Aaron", "BBron");
  }

  @Test
  @DisplayName("2.3 computing one rating may need another one")
  @Kinds(Kind.STATES)
  void theFunctionMayAskForAnotherKey(Story story) {
    AtomicReference<Memoizer<Customer, String>> memoizer = new AtomicReference<>();
    Function<Customer, String> function =
        customer -> {
          story.note("computes " + customer);
          try {
            return customer.name.equals("Aaron")
                ? memoizer.get().get(new Customer("BBron")) + " and his brother"
                : "rating of " + customer;
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    memoizer.set(new Memoizer<>(function));

    Worker<Object> clerk = ask(story, "clerk", memoizer.get(), new Customer("Aaron"));

    assertThat(clerk.result())
        .withFailMessage(
            "the rating of Aaron needs the rating of BBron%n"
                + "expected rating of BBron and his brother, was %s",
            clerk.result())
        .isEqualTo("rating of BBron and his brother");
  }

  @Test
  @DisplayName("2.4 a hundred ratings may need each other")
  @Kinds(Kind.SIZES)
  void aHundredKeysNeedEachOther(Story story) {
    AtomicReference<Memoizer<Integer, Integer>> memoizer = new AtomicReference<>();
    memoizer.set(
        new Memoizer<>(
            key -> {
              try {
                return key == 1 ? 1 : memoizer.get().get(key - 1) + 1;
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }));

    Worker<Integer> clerk = story.start("clerk", () -> memoizer.get().get(100));

    assertThat(clerk.ends())
        .withFailMessage(
            "the rating of customer 100 needs that of customer 99, and so on down to 1;"
                + " the clerk waits for ever")
        .isTrue();
    assertThat(clerk.result())
        .withFailMessage(
            "a hundred ratings needed each other%nexpected 100, was %d", clerk.result())
        .isEqualTo(100);
  }

  @Test
  @DisplayName("3.1 a clerk who waits for another one can be interrupted")
  @Kinds(Kind.INTERRUPTS)
  void whoWaitsCanBeInterrupted(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));
    second.settle();
    boolean ended = second.endsWhenInterrupted();

    assertThat(ended)
        .withFailMessage(
            "clerk-2 was interrupted while clerk-1 computes, and does not come back from get()")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "clerk-2 was interrupted while clerk-1 computes%n"
                + "expected java.lang.InterruptedException, was %s",
            second.result())
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("3.2 when a waiting clerk is interrupted, the rating is computed and kept")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void theComputationGoesOn(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    Worker<Object> first = ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));
    second.settle();
    second.endsWhenInterrupted();
    computing.open();
    story.join();
    Worker<Object> third = ask(story, "clerk-3", memoizer, new Customer("Aaron"));

    String seen = first.result() + ", " + third.result() + ", " + ratings.computed;
    assertThat(seen)
        .withFailMessage(
            "clerk-2 was interrupted while clerk-1 computed; then clerk-3 came%n"
                + "clerk-1, clerk-3, times computed: expected rating of Aaron, rating of Aaron, 1,"
                + " was %s",
            seen)
        .isEqualTo("rating of Aaron, rating of Aaron, 1");
  }

  @Test
  @DisplayName("3.3 when a waiting clerk is interrupted, the others go on waiting")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void theOthersGoOnWaiting(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));
    Worker<Object> third = ask(story, "clerk-3", memoizer, new Customer("Aaron"));
    second.settle();
    third.settle();
    second.endsWhenInterrupted();
    third.settle(); // it may have been woken, and has time to do what it should not
    computing.open();

    assertThat(third.result())
        .withFailMessage(
            "clerk-2 and clerk-3 waited for clerk-1, and clerk-2 was interrupted%n"
                + "clerk-3: expected rating of Aaron, was %s",
            third.result())
        .isEqualTo("rating of Aaron");
    assertComputedOnce(ratings, "clerk-2 was interrupted, and clerk-3 went on waiting for clerk-1");
  }

  @Test
  @DisplayName("4.1 a failure reaches the caller as it was thrown")
  @Kinds(Kind.FAILURES)
  void aFailureReachesTheCallerAsItWasThrown(Story story) {
    Ratings ratings = new Ratings(story);
    RuntimeException failure = new IllegalArgumentException("no such customer");
    ratings.failure = failure;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    Object seen = ask(story, "clerk", memoizer, new Customer("Aaron")).result();

    assertThat(seen)
        .withFailMessage(
            "the function failed, and the clerk was told something else%n" + "expected %s, was %s",
            failure, seen)
        .isSameAs(failure);
  }

  @Test
  @DisplayName("4.2 a failure, be it an error, is not remembered, and a newer rating not forgotten")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.LATE_EVENTS})
  void aFailureIsNotRemembered(Explorer explorer) {
    explorer
        .failing(() -> new Error("failed"))
        .everyOrder(
            round -> {
              Ratings ratings = new Ratings(round);
              Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);
              Round.Call<String> first = clerk(round, "clerk-1", memoizer);
              Round.Call<String> second = clerk(round, "clerk-2", memoizer);
              round.check(
                  () -> {
                    String seen = "the function failed once, and whoever was told asked again";
                    assertComputedOnce(ratings, seen);
                    assertAllGot(seen, first, second);
                  });
            });
  }

  @Test
  @DisplayName("4.3 whoever waits while the function fails gets its failure, or tries again")
  @Kinds(Kind.FAILURES)
  void aFailureReachesThoseWhoWait(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    Error failure = new StackOverflowError("too many brothers");
    ratings.failure = failure;
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));
    second.settle();
    computing.open();

    assertThat(second.result())
        .withFailMessage(
            "clerk-2 waited for a rating, the function failed each time, and clerk-2 was told"
                + " something else%nexpected %s, was %s",
            failure, second.result())
        .isSameAs(failure);
  }

  @Test
  @DisplayName("4.4 the function fails while two wait: after that, the rating is computed once")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT, Kind.WHO_IS_INSIDE})
  void twoWaitForAFailure(Story story) {
    Checkpoint failing = story.checkpoint("failing to compute a rating");
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    RuntimeException failure = new IllegalArgumentException("no such customer");
    ratings.failure = failure;
    ratings.whileComputing = failing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    Worker<Object> first = ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    failing.awaitHeld(1);
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));
    second.settle();
    Worker<Object> third = ask(story, "clerk-3", memoizer, new Customer("Aaron"));
    third.settle();
    ratings.afterFailing =
        () -> {
          ratings.failure = null;
          ratings.whileComputing = computing::pass;
        };
    failing.open();
    first.ends();
    second.settle();
    third.settle();
    Worker<Object> fourth = ask(story, "clerk-4", memoizer, new Customer("Aaron"));
    fourth.settle();
    computing.open();
    story.join();

    assertComputedOnce(ratings, "clerk-1 failed, two waited for him, and one came later");
    List<Object> got = List.of(second.result(), third.result(), fourth.result());
    assertThat(got)
        .withFailMessage(
            "clerk-1 failed, two waited for him, and one came later%n"
                + "clerk-2 to clerk-4: expected the rating (the two also %s), was %s",
            failure, got)
        .allMatch(seen -> seen.equals("rating of Aaron") || seen == failure)
        .endsWith("rating of Aaron");
  }

  private static void assertThatTheyDoNotWait(Story story, String one, String other) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer(one));
    computing.awaitHeld(1);
    ratings.whileComputing = () -> {};
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer(other));

    assertThat(second.ends())
        .withFailMessage(
            "clerk-2 wants the rating of %s, and waits for clerk-1, who wants that of %s",
            other, one)
        .isTrue();
  }

  private static void assertComputedOnce(Ratings ratings, String seen) {
    assertThat(ratings.computed.get())
        .withFailMessage(
            "%s: it was computed again%ncomputed: expected 1 time, was %d times",
            seen, ratings.computed.get())
        .isEqualTo(1);
  }

  @SafeVarargs
  private static void assertAllGot(String seen, Round.Call<String>... clerks) {
    for (Round.Call<String> clerk : clerks) {
      assertThat(clerk.result())
          .withFailMessage(
              "%s%na clerk got: expected rating of Aaron, was %s", seen, clerk.result())
          .isEqualTo("rating of Aaron");
    }
  }

  /** A clerk who wants the rating of Aaron, and asks once more if the function fails. */
  private static Round.Call<String> clerk(
      Round round, String name, Memoizer<Customer, String> memoizer) {
    return round.thread(
        name,
        () -> {
          String rating;
          try {
            rating = memoizer.get(new Customer("Aaron"));
          } catch (Throwable e) {
            if (e != round.failure()) {
              throw e;
            }
            round.note("gets " + e.getClass().getSimpleName() + ", asks again");
            rating = memoizer.get(new Customer("Aaron"));
          }
          round.note("gets " + rating);
          return rating;
        });
  }

  /** Starts a clerk, whose result is what the memoizer returns, or what it throws. */
  private static Worker<Object> ask(
      Story story, String clerk, Memoizer<Customer, String> memoizer, Customer customer) {
    return story.start(
        clerk,
        () -> {
          story.note("wants " + customer);
          try {
            String rating = memoizer.get(customer);
            story.note("gets " + rating);
            return rating;
          } catch (Throwable e) {
            story.note("gets " + e.getClass().getSimpleName());
            return e;
          }
        });
  }

  /** A slow function that writes down what it is asked and lets a test come in between. */
  private static final class Ratings implements Function<Customer, String> {
    private final Consumer<String> noting;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger computed = new AtomicInteger();
    private volatile Runnable whileComputing = () -> {};
    private volatile Runnable afterFailing = () -> {};
    private volatile Throwable failure;

    Ratings(Story story) {
      noting = story::note;
    }

    Ratings(Round round) {
      noting = round::note;
      whileComputing = round::seam;
    }

    @Override
    public String apply(Customer customer) {
      begun.incrementAndGet();
      noting.accept("computes " + customer);
      Throwable failing = failure;
      whileComputing.run();
      if (failing != null) {
        afterFailing.run();
      }
      if (failing instanceof RuntimeException exception) {
        throw exception;
      } else if (failing instanceof Error error) {
        throw error;
      }
      computed.incrementAndGet();
      noting.accept("has computed " + customer);
      return "rating of " + customer;
    }
  }

  /** A key: equal to others, but not the same object. Aaron and BBron share a hash code. */
  private record Customer(String name) {
    @Override
    public String toString() {
      return name;
    }
  }
}
