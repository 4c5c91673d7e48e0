package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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

@DisplayName("Exercise 5 · FastestQuote")
@Exercise(module = "01-threading-basics", number = 5)
class FastestQuoteTest {

  @Test
  @DisplayName("1.1 a hundred banks are asked at once, none of them on the thread of the customer")
  @Kinds({Kind.SIZES, Kind.WHO_IS_INSIDE})
  void allBanksAreAskedAtOnce(Story story) {
    Checkpoint working = story.checkpoint("working out a quote");
    Banks banks = new Banks(story);
    for (int i = 1; i <= 100; i++) {
      banks.addSilent("bank-" + i, working::pass);
    }

    Worker<Object> customer = banks.ask();
    boolean together = Lookout.happens(story, "all banks", () -> banks.threads.size() == 100);

    assertThat(together)
        .withFailMessage(
            "some banks are not asked before others have answered%n"
                + "banks at work at once: expected 100, was %d",
            banks.threads.size())
        .isTrue();
    assertThat(banks.threads.values())
        .withFailMessage("a bank works on the thread of the customer, and not on another one")
        .doesNotContain(customer.thread());
  }

  @Test
  @DisplayName("1.2 the first quote is returned, though others are still at work on theirs")
  @Kinds({Kind.STATES, Kind.INTERRUPT_ANSWERS})
  void theFirstQuoteIsReturned(Story story) {
    Checkpoint working = story.checkpoint("working out a quote, deaf to interrupts");
    Banks banks = new Banks(story);
    banks.add("slow bank", working::pass);
    banks.add("fast bank", () -> {});
    banks.add("sleepy bank", working::pass);

    Worker<Object> customer = banks.ask();

    boolean answered = customer.ends();
    Object answer = answered ? customer.result() : "no answer yet";

    assertThat(answer)
        .withFailMessage(
            "the fast bank had a quote, and the others were at work until the test was over%n"
                + "ask(): expected quote of fast bank, was %s",
            answer)
        .isEqualTo("quote of fast bank");
  }

  @Test
  @DisplayName("1.3 banks that fail are no reason to give up, or to disturb another one")
  @Kinds({Kind.FAILURES, Kind.INTERRUPT_ANSWERS})
  void aFailureIsNoReasonToGiveUp(Story story) {
    Checkpoint working = story.checkpoint("working out a quote");
    Banks banks = new Banks(story);
    banks.addFailing("closed bank", new InterruptedException("it is Sunday"));
    banks.add("good bank", working::pass);
    banks.addFailing("empty bank", new NoSuchElementException("no money"));
    banks.addFailing("confused bank", new CancellationException("no idea"));
    banks.addFailing("broken bank", new StackOverflowError("a contract that refers to itself"));

    Worker<Object> customer = banks.ask();
    working.awaitHeld(1);
    Lookout.happens(story, "all banks to be asked", () -> banks.threads.size() == 5);
    banks.threads.values().forEach(thread -> Lookout.settle(story, thread));
    customer.settle();
    working.open();

    assertThat(customer.result())
        .withFailMessage(
            "four banks failed, and the good bank was still at work on its quote%n"
                + "ask(): expected quote of good bank, was %s",
            customer.result())
        .isEqualTo("quote of good bank");
    assertThat(banks.undisturbed)
        .withFailMessage(
            "others failed, and the good bank was interrupted while it worked on its quote%n"
                + "undisturbed: expected good bank, was %s",
            banks.undisturbed)
        .contains("good bank");
  }

  @Test
  @DisplayName("1.4 one bank fails, another has a quote: in whatever order, the customer gets it")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aQuoteAndAFailureInEveryOrder(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.addFailing("closed bank", new IllegalStateException("Sunday"));
          market.add("good bank", round::seam);
          market.asks();
        });
  }

  @Test
  @DisplayName(
      "1.5 one bank is asked: the customer gets its quote, in whatever order, however long it takes")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void theCustomerWaitsHoweverLong(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Market market = new Market(round);
              market.add("good bank", round::seam);
              market.asks();
            });
  }

  @Test
  @DisplayName("1.6 two customers at once, and one of them again: none disturbs another")
  @Kinds({Kind.STATES, Kind.WHO_IS_INSIDE})
  void twoCustomers(Story story) {
    Checkpoint working = story.checkpoint("working out a quote");
    Banks first = new Banks(story);
    first.add("slow bank", working::pass);
    Banks second = new Banks(story);
    second.add("fast bank", () -> Thread.currentThread().interrupt());
    second.addFailing("closed bank", new IllegalStateException("it is Sunday"));

    Worker<Object> customer = first.ask();
    working.awaitHeld(1);
    customer.settle();
    assertQuote(second.ask(), "fast bank", "another customer waits for the slow bank");
    assertQuote(second.ask(), "fast bank", "the fast bank was asked a second time");
    working.open();

    assertQuote(customer, "slow bank", "another customer has got a quote and left");
    assertThat(first.undisturbed)
        .withFailMessage(
            "another customer left, and the slow bank was interrupted for that%n"
                + "undisturbed: expected slow bank, was none")
        .contains("slow bank");
  }

  @Test
  @DisplayName("1.7 the customer sleeps until somebody answers, and not only for a time")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.OWN_LIMITS})
  void theCustomerSleeps(Story story) {
    Checkpoint working = story.checkpoint("working out a quote");
    Banks banks = new Banks(story);
    banks.addFailing("closed bank", new IllegalStateException("it is Sunday"));
    banks.add("slow bank", working::pass);

    Worker<Object> customer = banks.ask();
    working.awaitHeld(1);
    Worker.Rest rest = customer.settle();
    boolean timed = customer.thread().getState() == Thread.State.TIMED_WAITING;

    assertThat(timed ? "asleep for a time" : rest)
        .withFailMessage(
            "the slow bank works on a quote, and the customer %s%n"
                + "the customer: expected PARKED (asleep until it is woken), was %s",
            rest.isWaiting() ? "does not just sleep until it is woken" : "does not wait for it",
            timed ? "asleep for a time" : rest)
        .isEqualTo(Worker.Rest.PARKED);
  }

  @Test
  @DisplayName("2.1 when all banks fail, every failure is told")
  @Kinds(Kind.FAILURES)
  void everyFailureIsTold(Story story) {
    Banks banks = new Banks(story);
    Throwable one = new IllegalStateException("it is Sunday");
    Throwable two = new IOException("no connection");
    banks.addFailing("closed bank", one);
    banks.addFailing("broken bank", two);

    assertNoQuote(banks.ask(), one, two);
  }

  @Test
  @DisplayName("2.2 an error is a failure like any other")
  @Kinds(Kind.FAILURES)
  void anErrorIsAFailure(Story story) {
    Banks banks = new Banks(story);
    Throwable one = new StackOverflowError("a contract that refers to itself");
    Throwable two = new IllegalStateException("it is Sunday");
    banks.addFailing("confused bank", one);
    banks.addFailing("closed bank", two);

    assertNoQuote(banks.ask(), one, two);
  }

  @Test
  @DisplayName("2.3 whatever banks throw is told as it was thrown, and nothing if there are none")
  @Kinds({Kind.FAILURES, Kind.SIZES, Kind.INTERRUPT_ANSWERS})
  void whateverTheyThrowIsTold(Story story) {
    Throwable cause = new IOException("no connection");
    Throwable[] failures = {
      new InterruptedException("a bank of its own"),
      new ExecutionException(cause),
      new CompletionException(cause),
      new CancellationException("not today"),
      new NoSuchElementException("no money")
    };
    for (Throwable failure : failures) {
      Banks banks = new Banks(story);
      banks.addFailing("odd bank", failure);
      assertNoQuote(banks.ask(), failure);
    }
    Banks all = new Banks(story);
    for (Throwable failure : failures) {
      all.add(
          "odd bank " + all.banks.size(),
          () -> {
            Thread.currentThread().interrupt();
            throw failure;
          });
    }
    assertNoQuote(all.ask(), failures);
    assertNoQuote(new Banks(story).ask());
  }

  @Test
  @DisplayName("2.4 two banks fail, in whatever order: both failures are told")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void twoFailuresInEveryOrder(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.addFailing("closed bank", new IllegalStateException("Sunday"));
          market.addFailing("broken bank", new Error("no connection"));
          market.asks();
        });
  }

  @Test
  @DisplayName("3.1 when there is a quote, the slow banks are interrupted")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void theSlowAreInterrupted(Story story) {
    Banks banks = new Banks(story);
    banks.addFast("fast bank", 2);
    banks.addSlow("slow bank");
    banks.addSlow("sleepy bank");

    banks.ask().result();

    assertThatTheSlowAreInterrupted(banks, "the customer has got a quote and left", 2);
  }

  @Test
  @DisplayName("3.2 when there is a quote, no thread is left")
  @Kinds({Kind.STATES, Kind.INTERRUPT_ANSWERS})
  void noThreadIsLeftAfterAQuote(Story story) {
    Leftovers leftovers = new Leftovers();
    Banks banks = new Banks(story);
    banks.addFast("fast bank", 3);
    banks.addSlow("slow bank");
    banks.add("stubborn bank", FastestQuoteTest::answersAnInterrupt);
    banks.add("other stubborn bank", FastestQuoteTest::answersAnInterrupt);

    banks.ask().result();

    assertNoThreadIsLeft(story, leftovers, "the customer has got a quote and left");
  }

  @Test
  @DisplayName("3.3 when all banks fail, no thread is left")
  @Kinds({Kind.STATES, Kind.FAILURES})
  void noThreadIsLeftAfterFailures(Story story) {
    Leftovers leftovers = new Leftovers();
    Banks banks = new Banks(story);
    banks.addFailing("closed bank", new IllegalStateException("it is Sunday"));
    banks.addFailing("broken bank", new IOException("no connection"));

    banks.ask().result();

    assertNoThreadIsLeft(story, leftovers, "all banks have failed");
  }

  @Test
  @DisplayName("3.4 a customer who waits can be interrupted, and no thread is left after that")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void whoWaitsCanBeInterrupted(Story story) {
    Leftovers leftovers = new Leftovers();
    Checkpoint working = story.checkpoint("working out a quote, deaf to interrupts");
    Banks banks = new Banks(story);
    banks.addFailing("closed bank", new IllegalStateException("it is Sunday"));
    banks.add("slow bank", working::pass);

    Worker<Object> customer = banks.ask();
    working.awaitHeld(1);
    customer.settle();
    boolean ended = customer.endsWhenInterrupted();

    assertThat(ended)
        .withFailMessage(
            "the customer was interrupted while the slow bank is at work%n"
                + "ask(): expected to end at once, but it still waits")
        .isTrue();
    assertThat(customer.result())
        .withFailMessage(
            "the customer was interrupted while the slow bank is at work%n"
                + "ask(): expected java.lang.InterruptedException, was %s",
            customer.result())
        .isInstanceOf(InterruptedException.class);
    working.open();
    assertNoThreadIsLeft(story, leftovers, "the customer was interrupted, and the bank has ended");
  }

  @Test
  @DisplayName("3.5 when the customer is interrupted, the banks are interrupted, too")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void theBanksOfAnInterruptedCustomerAreInterrupted(Story story) {
    Banks banks = new Banks(story);
    banks.addSlow("slow bank");
    banks.addSlow("sleepy bank");

    Worker<Object> customer = banks.ask();
    story.await("two banks to be asked", () -> banks.threads.size() == 2);
    customer.settle();
    customer.endsWhenInterrupted();

    assertThatTheSlowAreInterrupted(banks, "the customer was interrupted and has left", 2);
  }

  @Test
  @DisplayName("3.6 a bank that begins only when there is a quote is interrupted, or not asked")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS, Kind.INTERRUPTS})
  void aBankThatBeginsLate(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.add("fast bank", () -> {});
          market.addSlow("slow bank");
          market.asks();
        });
  }

  @Test
  @DisplayName("3.7 the customer is interrupted, at any moment: the interrupt does not get lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void theCustomerIsInterruptedAtAnyMoment(Explorer explorer) {
    explorer
        .interrupting("customer")
        .everyOrder(
            round -> {
              Market market = new Market(round);
              market.add("good bank", round::seam);
              market.asks();
            });
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }

  /** Waits for an interrupt, and takes it as a reason to answer. */
  private static void answersAnInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // the flag stays clear
    }
  }

  private static void assertQuote(Worker<Object> customer, String bank, String seen) {
    Object answer = customer.ends() ? customer.result() : "no answer";
    assertThat(answer)
        .withFailMessage("%s%nask(): expected quote of %s, was %s", seen, bank, answer)
        .isEqualTo("quote of " + bank);
  }

  private static void assertNoQuote(Worker<Object> customer, Throwable... failures) {
    assertFailures(customer.result(), failures);
  }

  private static void assertFailures(Object answer, Throwable... failures) {
    assertThat(answer)
        .withFailMessage(
            "no bank has a quote%nask(): expected %s, was %s",
            NoSuchElementException.class.getName(), answer)
        .isInstanceOf(NoSuchElementException.class);
    Throwable[] told = ((Throwable) answer).getSuppressed();
    assertThat(told)
        .withFailMessage(
            "all banks have failed, and ask() does not tell all of that%n"
                + "suppressed: expected %s, was %s",
            Arrays.toString(failures), Arrays.toString(told))
        .containsExactlyInAnyOrder(failures);
  }

  private static void assertThatTheSlowAreInterrupted(Banks banks, String seen, int slow) {
    assertThat(
            Lookout.happens(
                banks.story, "the slow to be interrupted", () -> banks.interrupted.size() == slow))
        .withFailMessage(
            "%s, but a slow bank goes on working%ninterrupted: expected %d banks, was %s",
            seen, slow, banks.interrupted)
        .isTrue();
  }

  private static void assertNoThreadIsLeft(Story story, Leftovers leftovers, String seen) {
    String left = leftovers.forEver(story);
    assertThat(left)
        .withFailMessage(
            "%s, but there are still threads%nthreads left: expected none, was %s", seen, left)
        .isEmpty();
  }

  /** A piece of work that may throw anything. */
  private interface Work {
    void run() throws Throwable;
  }

  /** Banks to ask, and what becomes of them. */
  private static final class Banks {
    private final Story story;
    private final List<Callable<Object>> banks = new ArrayList<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Set<String> interrupted = ConcurrentHashMap.newKeySet();
    private final Set<String> undisturbed = ConcurrentHashMap.newKeySet();

    Banks(Story story) {
      this.story = story;
    }

    void add(String bank, Work work) {
      addSilent(
          bank,
          () -> {
            story.note(bank + " is asked");
            work.run();
            story.note(bank + " answers");
          });
    }

    void addSilent(String bank, Work work) {
      banks.add(
          () -> {
            threads.put(bank, Thread.currentThread());
            try {
              work.run();
            } catch (Throwable e) {
              FastestQuoteTest.<Exception>fail(e);
            }
            if (!Thread.currentThread().isInterrupted()) {
              undisturbed.add(bank);
            }
            return "quote of " + bank;
          });
    }

    /** A bank that answers when so many others have been asked. */
    void addFast(String bank, int others) {
      add(bank, () -> story.await(others + " others", () -> threads.size() == others + 1));
    }

    /** A bank that never answers, unless it is interrupted. */
    void addSlow(String bank) {
      add(
          bank,
          () -> {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              story.note(bank + " is interrupted");
              interrupted.add(bank);
              throw e;
            }
          });
    }

    void addFailing(String bank, Throwable failure) {
      add(
          bank,
          () -> {
            story.note(bank + " fails");
            throw failure;
          });
    }

    /** Starts a customer, whose result is what ask() returns, or what it throws. */
    Worker<Object> ask() {
      return story.start(
          "customer",
          () -> {
            try {
              return FastestQuote.ask(banks);
            } catch (Throwable e) {
              return e;
            }
          });
    }
  }

  /** Banks that are asked, and answer, in whatever order things happen. */
  private static final class Market {
    private final Round round;
    private final List<Callable<Object>> banks = new ArrayList<>();
    private final List<Object> quotes = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Map<String, CountDownLatch> working = new ConcurrentHashMap<>();

    Market(Round round) {
      this.round = round;
    }

    void add(String bank, Work work) {
      quotes.add("quote of " + bank);
      banks.add(
          () -> {
            round.note("is asked: " + bank);
            CountDownLatch end = new CountDownLatch(1);
            working.put(bank, end);
            try {
              work.run();
            } catch (Throwable e) {
              FastestQuoteTest.<Exception>fail(e);
            } finally {
              end.countDown();
            }
            round.note("answers: " + bank);
            return "quote of " + bank;
          });
    }

    void addFailing(String bank, Throwable failure) {
      add(bank, () -> FastestQuoteTest.fail(failure));
      quotes.remove("quote of " + bank);
      failures.add(failure);
    }

    /** A bank that never answers, unless it is interrupted. */
    void addSlow(String bank) {
      add(bank, () -> new CountDownLatch(1).await());
      quotes.remove("quote of " + bank);
    }

    void asks() {
      Object[] answer = new Object[1];
      boolean[] flag = new boolean[1];
      Round.Call<Void> call =
          round.thread(
              "customer",
              () -> {
                try {
                  answer[0] = FastestQuote.ask(banks);
                } catch (NoSuchElementException e) {
                  answer[0] = e;
                } finally {
                  round.note("has left ask(), and waits until the banks have ended");
                  round.seam(); // one of them may begin only now
                  flag[0] = awaitEnds();
                }
              });
      round.check(
          () -> {
            if (call.returned()) {
              assertAnswer(answer[0]);
              assertThat(flag[0])
                  .withFailMessage(
                      "%s%ninterrupt flag of the customer: expected %s, was %s",
                      call.wasInterrupted()
                          ? "the customer was interrupted, and nobody will ever learn of it"
                          : "nobody has interrupted the customer, who now has an interrupt",
                      call.wasInterrupted(),
                      flag[0])
                  .isEqualTo(call.wasInterrupted());
            }
          });
    }

    /** Blocks until those who were asked have ended; returns whether there was an interrupt. */
    private boolean awaitEnds() {
      boolean interrupted = false;
      for (CountDownLatch end : working.values()) {
        while (end.getCount() > 0) {
          try {
            end.await();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      return interrupted || Thread.currentThread().isInterrupted();
    }

    private void assertAnswer(Object answer) {
      if (!quotes.isEmpty()) {
        assertThat(quotes)
            .withFailMessage(
                "a bank had a quote%nask(): expected one of %s, was %s", quotes, answer)
            .contains(answer);
      } else {
        assertFailures(answer, failures.toArray(new Throwable[0]));
      }
    }
  }
}
