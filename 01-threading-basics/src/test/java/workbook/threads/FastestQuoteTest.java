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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · FastestQuote")
@Exercise(module = "01-threading-basics", number = 5)
class FastestQuoteTest {

  @Test
  @DisplayName("1.1 all banks are asked at once")
  void allBanksAreAskedAtOnce(Story story) {
    Checkpoint working = story.checkpoint("working out a quote");
    Banks banks = new Banks(story);
    for (int i = 1; i <= 12; i++) {
      banks.add("bank-" + i, working::pass);
    }

    banks.ask();
    boolean together = Lookout.happens(story, "twelve banks", () -> banks.threads.size() == 12);

    assertThat(together)
        .withFailMessage(
            "some banks are not asked before others have answered%n"
                + "banks at work at once: expected 12, was %d",
            banks.threads.size())
        .isTrue();
  }

  @Test
  @DisplayName("1.2 the first quote is returned, though others are still at work on theirs")
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
  @DisplayName("1.3 a bank that fails is no reason to give up")
  void aFailureIsNoReasonToGiveUp(Story story) {
    Checkpoint working = story.checkpoint("working out a quote");
    Banks banks = new Banks(story);
    banks.addFailing("closed bank", new IllegalStateException("it is Sunday"));
    banks.add("good bank", working::pass);
    banks.addFailing("broken bank", new IOException("no connection"));

    Worker<Object> customer = banks.ask();
    working.awaitHeld(1);
    Lookout.happens(story, "all banks to be asked", () -> banks.threads.size() == 3);
    banks.threads.values().forEach(thread -> Lookout.settle(story, thread));
    customer.settle();
    working.open();

    assertThat(customer.result())
        .withFailMessage(
            "two banks failed, and the good bank was still at work on its quote%n"
                + "ask(): expected quote of good bank, was %s",
            customer.result())
        .isEqualTo("quote of good bank");
  }

  @Test
  @DisplayName("2.1 when all banks fail, every failure is told")
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
  void anErrorIsAFailure(Story story) {
    Banks banks = new Banks(story);
    Throwable one = new StackOverflowError("a contract that refers to itself");
    Throwable two = new IllegalStateException("it is Sunday");
    banks.addFailing("confused bank", one);
    banks.addFailing("closed bank", two);

    assertNoQuote(banks.ask(), one, two);
  }

  @Test
  @DisplayName("3.1 when there is a quote, the slow banks are interrupted")
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
  void noThreadIsLeftAfterAQuote(Story story) {
    Banks banks = new Banks(story);
    banks.addFast("fast bank", 1);
    banks.addSlow("slow bank");

    banks.ask().result();

    assertThatNoThreadIsLeft(banks, "the customer has got a quote and left");
  }

  @Test
  @DisplayName("3.3 when all banks fail, no thread is left")
  void noThreadIsLeftAfterFailures(Story story) {
    Banks banks = new Banks(story);
    banks.addFailing("closed bank", new IllegalStateException("it is Sunday"));
    banks.addFailing("broken bank", new IOException("no connection"));

    banks.ask().result();

    assertThatNoThreadIsLeft(banks, "all banks have failed");
  }

  @Test
  @DisplayName("3.4 a customer who waits can be interrupted")
  void whoWaitsCanBeInterrupted(Story story) {
    Checkpoint working = story.checkpoint("working out a quote, deaf to interrupts");
    Banks banks = new Banks(story);
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
  }

  @Test
  @DisplayName("3.5 when the customer is interrupted, the banks are interrupted, too")
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

  private static void assertNoQuote(Worker<Object> customer, Throwable... failures) {
    assertThat(customer.result())
        .withFailMessage(
            "no bank has a quote%nask(): expected %s, was %s",
            NoSuchElementException.class.getName(), customer.result())
        .isInstanceOf(NoSuchElementException.class);
    Throwable[] told = ((Throwable) customer.result()).getSuppressed();
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

  private static void assertThatNoThreadIsLeft(Banks banks, String seen) {
    assertThat(
            Lookout.happens(
                banks.story,
                "the threads to end",
                () -> banks.threads.values().stream().noneMatch(Thread::isAlive)))
        .withFailMessage(
            "%s, but threads are still there%nthreads: expected to end, was %s",
            seen, banks.threads.values().stream().filter(Thread::isAlive).toList())
        .isTrue();
  }

  /** Banks to ask, and what becomes of them. */
  private static final class Banks {
    private final Story story;
    private final List<Callable<Object>> banks = new ArrayList<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Set<String> interrupted = ConcurrentHashMap.newKeySet();

    Banks(Story story) {
      this.story = story;
    }

    void add(String bank, Story.Action work) {
      banks.add(
          () -> {
            story.note(bank + " is asked");
            threads.put(bank, Thread.currentThread());
            work.run();
            story.note(bank + " answers");
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
            if (failure instanceof Error error) {
              throw error;
            }
            throw (Exception) failure;
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
}
