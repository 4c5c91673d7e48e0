package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 7 · Memoizer")
@Exercise(module = "02-race-conditions", number = 7)
class MemoizerTest {

  @Test
  @DisplayName("1.1 two clerks want the same rating at once: it is computed once")
  void twoWhoWantTheSameComputeItOnce(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

    ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));
    second.settle();
    computing.open();

    story.join();
    assertComputedOnce(ratings, "clerk-2 came while clerk-1 waited for the same rating");
  }

  @Test
  @DisplayName("1.2 nobody comes in between finding nothing and beginning to compute")
  void findingNothingAndBeginningAreOneStep(Story story) {
    boolean held = true;
    for (int use = 1; held; use++) {
      Checkpoint hashing = story.checkpoint("computing a hash code");
      Ratings ratings = new Ratings(story);
      Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);

      String name = "Aaron-" + use;
      Customer slow = new Customer(name, use, hashing::pass);
      Worker<Object> first = ask(story, "clerk-1", memoizer, slow);
      held = first.settle() == Worker.Rest.HELD;
      ask(story, "clerk-2", memoizer, new Customer(name)).settle();
      hashing.open();
      story.join();

      assertComputedOnce(ratings, "clerk-1 had not finished when clerk-2 came");
    }
  }

  @Test
  @DisplayName("1.3 a rating is remembered")
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
  @DisplayName("2.1 who wants another rating does not wait")
  void differentKeysDoNotWait(Story story) {
    assertThatTheyDoNotWait(story, "Aaron", "Zoe");
  }

  @Test
  @DisplayName("2.2 who wants another rating does not wait, even if the hash code is the same")
  void keysThatCollideDoNotWait(Story story) {
    assertThatTheyDoNotWait(story, "Aaron", "BBron");
  }

  @Test
  @DisplayName("2.3 computing one rating may need another one")
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
  @DisplayName("3.1 who waits for somebody else can be interrupted")
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
    computing.open();

    assertThat(third.result())
        .withFailMessage(
            "clerk-2 and clerk-3 waited for clerk-1, and clerk-2 was interrupted%n"
                + "clerk-3: expected rating of Aaron, was %s",
            third.result())
        .isEqualTo("rating of Aaron");
  }

  @Test
  @DisplayName("4.1 a failure reaches the caller as it was thrown")
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
  @DisplayName("4.2 a failure is not remembered")
  void aFailureIsNotRemembered(Story story) {
    Ratings ratings = new Ratings(story);
    ratings.failure = new IllegalArgumentException("no such customer");
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);
    ask(story, "clerk-1", memoizer, new Customer("Aaron")).result();
    ratings.failure = null;

    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));

    assertTriedAgain(second);
  }

  @Test
  @DisplayName("4.3 an error is not remembered either, and nobody waits for ever")
  void anErrorIsNotRemembered(Story story) {
    Ratings ratings = new Ratings(story);
    Error error = new StackOverflowError("too many brothers");
    ratings.failure = error;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);
    Worker<Object> first = ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    assertThat(first.result())
        .withFailMessage(
            "the function threw an error, and clerk-1 was told something else%n"
                + "expected %s, was %s",
            error, first.result())
        .isSameAs(error);
    ratings.failure = null;

    Worker<Object> second = ask(story, "clerk-2", memoizer, new Customer("Aaron"));

    assertTriedAgain(second);
  }

  @Test
  @DisplayName("4.4 who waits while the function fails gets its failure, or tries again")
  void aFailureReachesThoseWhoWait(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Ratings ratings = new Ratings(story);
    RuntimeException failure = new IllegalArgumentException("no such customer");
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
            "clerk-2 waited for a rating, the function failed, and clerk-2 was told something"
                + " else%nexpected %s, was %s",
            failure, second.result())
        .isSameAs(failure);
  }

  @Test
  @DisplayName("4.5 who is slow to forget a failure does not forget a newer rating")
  void aNewerValueIsNotForgotten(Story story) {
    Checkpoint computing = story.checkpoint("computing a rating");
    Checkpoint hashing = story.checkpoint("computing a hash code");
    Ratings ratings = new Ratings(story);
    ratings.failure = new IllegalArgumentException("no such customer");
    ratings.whileComputing = computing::pass;
    Memoizer<Customer, String> memoizer = new Memoizer<>(ratings);
    Worker<Object> first = ask(story, "clerk-1", memoizer, new Customer("Aaron"));
    computing.awaitHeld(1);
    Customer slow = new Customer("Aaron", 2, hashing::pass);
    Worker<Object> second = ask(story, "clerk-2", memoizer, slow);
    second.settle();
    computing.open();
    first.ends();
    second.settle();
    ratings.failure = null;

    Worker<Object> third = ask(story, "clerk-3", memoizer, new Customer("Aaron"));
    third.settle();
    hashing.open();
    story.join();
    int before = ratings.computed.get();
    ask(story, "clerk-4", memoizer, new Customer("Aaron")).result();

    assertThat(ratings.computed.get())
        .withFailMessage(
            "clerk-2 was late to forget a failure, and the rating that clerk-3 got is lost%n"
                + "computed: expected %d times, was %d",
            before, ratings.computed.get())
        .isEqualTo(before);
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

  private static void assertTriedAgain(Worker<Object> second) {
    assertThat(second.ends())
        .withFailMessage("the function failed for clerk-1, and now clerk-2 waits for ever")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "the function failed for clerk-1; it would not fail again, but clerk-2 got no rating%n"
                + "expected rating of Aaron, was %s",
            second.result())
        .isEqualTo("rating of Aaron");
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
    private final Story story;
    private final AtomicInteger computed = new AtomicInteger();
    private volatile Runnable whileComputing = () -> {};
    private volatile Throwable failure;

    Ratings(Story story) {
      this.story = story;
    }

    @Override
    public String apply(Customer customer) {
      computed.incrementAndGet();
      story.note("computes " + customer);
      whileComputing.run();
      if (failure instanceof RuntimeException exception) {
        throw exception;
      } else if (failure instanceof Error error) {
        throw error;
      }
      story.note("has computed " + customer);
      return "rating of " + customer;
    }
  }

  /** A key. Aaron and BBron share a hash code; one that is given an event lets a test come in. */
  private static final class Customer {
    private final String name;
    private final int use;
    private final Runnable event;
    private final AtomicInteger uses = new AtomicInteger();

    Customer(String name) {
      this(name, 0, () -> {});
    }

    /** The event happens when the hash code is asked for the n-th time. */
    Customer(String name, int use, Runnable event) {
      this.name = name;
      this.use = use;
      this.event = event;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Customer customer && name.equals(customer.name);
    }

    @Override
    public int hashCode() {
      if (uses.incrementAndGet() == use) {
        event.run();
      }
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
