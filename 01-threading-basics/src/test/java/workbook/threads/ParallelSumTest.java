package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
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

@DisplayName("Exercise 2 · ParallelSum")
@Exercise(module = "01-threading-basics", number = 2)
class ParallelSumTest {
  private final CountDownLatch endOfTheTest = new CountDownLatch(1);

  @AfterEach
  void endTheSlowLookups() {
    endOfTheTest.countDown();
  }

  @Test
  @DisplayName("1.1 eleven accounts and three workers: none is left out, none is counted twice")
  @Kinds(Kind.SIZES)
  void noAccountIsLeftOut(Story story) {
    Bank bank = new Bank(story, 11);

    Object total = ask(story, bank, 3).result();

    bank.assertTotal("11 accounts, 3 workers", total);
  }

  @Test
  @DisplayName("1.2 there may be more workers than accounts, and no account at all")
  @Kinds({Kind.SIZES, Kind.STATES})
  void moreWorkersThanAccounts(Story story) {
    Bank small = new Bank(story, 2);
    Bank empty = new Bank(story, 0);

    Object totalOfTwo = ask(story, small, 5).result();
    Object totalOfNone = ask(story, empty, 5).result();

    small.assertTotal("2 accounts, 5 workers", totalOfTwo);
    empty.assertTotal("no account, 5 workers", totalOfNone);
  }

  @Test
  @DisplayName("2.1 all workers look up at the same time, be they more than the processors")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void allWorkersLookUpAtTheSameTime(Story story) {
    int workers = Runtime.getRuntime().availableProcessors() + 2;
    Bank bank = new Bank(story, 2 * workers);
    bank.whileLookingUp = account -> bank.lookingUp.pass();

    ask(story, bank, workers);

    bank.assertThatAllLookUpAtTheSameTime(workers);
  }

  @Test
  @DisplayName("2.2 two workers never look up more than two accounts at the same time")
  @Kinds(Kind.WHO_IS_INSIDE)
  void notMoreThanSoManyAtOnce(Story story) {
    Bank bank = new Bank(story, 8);
    bank.whileLookingUp = account -> bank.lookingUp.pass();

    Worker<Object> auditor = ask(story, bank, 2);
    bank.assertThatAllLookUpAtTheSameTime(2);
    auditor.settle();
    story.await("all to come to rest", () -> bank.threads.allWaitBut(auditor.thread()));

    bank.over = true;
    assertThat(bank.underWay.get())
        .withFailMessage(
            "the bank was asked for too much at once%n"
                + "lookups at the same time: expected 2, was %d",
            bank.underWay.get())
        .isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("2.3 workers who finish at the same time do not lose each other's sums")
  @Kinds(Kind.WHO_IS_INSIDE)
  void noSumIsLost(Story story) {
    Bank bank = new Bank(story, 9);
    bank.whileLookingUp = account -> bank.lookingUp.pass();

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    bank.lookingUp.open();

    bank.assertTotal("9 accounts, 3 workers at the same time", auditor.result());
  }

  @Test
  @DisplayName("2.4 in whatever order two workers look up and add, the total is right")
  @Kinds(Kind.EVERY_ORDER)
  void theSumIsRightInEveryOrder(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          List<LongSupplier> accounts = List.of(() -> look(round, 1), () -> look(round, 10));
          Round.Call<Long> total = round.thread("auditor", () -> ParallelSum.total(accounts, 2));
          round.check(
              () ->
                  assertThat(total.result())
                      .withFailMessage(
                          "two accounts, with 1 and 10, were looked up at the same time%n"
                              + "total: expected 11, was %d",
                          total.result())
                      .isEqualTo(11));
        });
  }

  private static long look(Round round, long balance) {
    round.note("looks up " + balance);
    round.seam();
    return balance;
  }

  @Test
  @DisplayName("3.1 the caller gets the exception that the lookup threw")
  @Kinds(Kind.FAILURES)
  void aFailureReachesTheCallerAsItWasThrown(Story story) {
    Bank bank = new Bank(story, 9);
    RuntimeException failure =
        new IllegalArgumentException("account 4 is locked", new IllegalStateException("no key"));
    bank.whileLookingUp = account -> throwIf(account == 4, failure);

    Object seen = ask(story, bank, 3).result();

    assertSameFailure(failure, seen);
  }

  @Test
  @DisplayName("3.2 the caller gets the error that the lookup threw")
  @Kinds(Kind.FAILURES)
  void anErrorReachesTheCallerAsItWasThrown(Story story) {
    Bank bank = new Bank(story, 9);
    Error error = new StackOverflowError("account 4 belongs to itself");
    bank.whileLookingUp = account -> throwIf(account == 4, error);

    Object seen = ask(story, bank, 3).result();

    assertSameFailure(error, seen);
  }

  @Test
  @DisplayName("3.3 the caller gets the first failure, and does not wait for slow accounts")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void theFirstFailureReachesTheCallerAtOnce(Story story) {
    Bank bank = new Bank(story, 3);
    RuntimeException failure = new IllegalArgumentException("account 2 is locked");
    bank.whileLookingUp =
        account -> {
          if (account == 2) {
            bank.lookingUp.pass();
            throw failure;
          }
          bank.waitUntilInterrupted();
        };

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    bank.lookingUp.open();

    assertSameFailure(failure, resultOrNothing(auditor));
  }

  @Test
  @DisplayName("3.4 after a failure, the caller does not wait for a lookup that minds no interrupt")
  @Kinds({Kind.FAILURES, Kind.INTERRUPT_ANSWERS})
  void aDeafLookupHoldsNobodyUp(Story story) {
    Bank bank = new Bank(story, 3);
    Checkpoint deaf = story.checkpoint("minding no interrupt");
    RuntimeException failure = new IllegalArgumentException("account 2 is locked");
    bank.whileLookingUp =
        account -> {
          if (account == 2) {
            bank.lookingUp.pass();
            throw failure;
          }
          deaf.pass();
        };

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    bank.lookingUp.open();

    assertSameFailure(failure, auditor.ends() ? auditor.result() : "nothing: the auditor waits");
  }

  @Test
  @DisplayName("4.1 after a failure, no thread is left behind")
  @Kinds(Kind.FAILURES)
  void aFailureLeavesNoThreadBehind(Story story) {
    Bank bank = new Bank(story, 9);
    bank.whileLookingUp =
        account -> throwIf(account == 4, new IllegalArgumentException("account 4 is locked"));

    ask(story, bank, 3).result();

    String left = bank.threads.forEver(story);
    assertThat(left)
        .withFailMessage(
            "the auditor knows of the failure, but there are still threads%n"
                + "threads left: expected none, was %s",
            left)
        .isEmpty();
  }

  @Test
  @DisplayName("4.2 after a failure, the lookups that have begun are interrupted")
  @Kinds({Kind.FAILURES, Kind.INTERRUPT_ANSWERS})
  void lookupsThatHaveBegunAreInterrupted(Story story) {
    Bank bank = new Bank(story, 3);
    bank.theThirdFails();

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    bank.lookingUp.open();

    assertThatAllStop(story, bank, "a lookup has failed");
  }

  @Test
  @DisplayName("4.3 after a failure, the lookups that are left never begin, or are interrupted")
  @Kinds({Kind.FAILURES, Kind.INTERRUPT_ANSWERS})
  void lookupsThatAreLeftDoNotGoOn(Story story) {
    Bank bank = new Bank(story, 12);
    bank.theThirdFails();

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    bank.lookingUp.open();

    assertThatAllStop(story, bank, "a lookup has failed");
  }

  @Test
  @DisplayName("4.4 if the caller is interrupted, all lookups stop as well")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptedCallerStopsAllLookups(Story story) {
    Bank bank = new Bank(story, 12);
    bank.whileLookingUp = account -> bank.waitUntilInterrupted();

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    auditor.settle();
    story.note("interrupts the auditor");
    auditor.thread().interrupt();

    assertThatAllStop(story, bank, "the auditor was interrupted");
    assertThat(auditor.result())
        .withFailMessage(
            "the auditor was interrupted while the lookups were under way%n"
                + "auditor: expected java.lang.InterruptedException, was %s",
            auditor.result())
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("4.5 when all goes well, no thread is left behind either")
  @Kinds(Kind.STATES)
  void noThreadIsLeftBehind(Story story) {
    Bank bank = new Bank(story, 9);

    ask(story, bank, 3).result();

    String left = bank.threads.forEver(story);
    assertThat(left)
        .withFailMessage(
            "the auditor has the total, but there are still threads%n"
                + "threads left: expected none, was %s",
            left)
        .isEmpty();
  }

  @Test
  @DisplayName("4.6 after a failure, lookups that answer the interrupt by returning are the last")
  @Kinds({Kind.INTERRUPT_ANSWERS, Kind.FAILURES})
  void lookupsThatReturnAreTheLast(Story story) {
    Bank bank = new Bank(story, 12);
    bank.returnsWhenInterrupted = true;
    bank.theThirdFails();

    ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    bank.lookingUp.open();

    assertThatAllStop(story, bank, "a lookup has failed");
  }

  @Test
  @DisplayName("4.7 an interrupted caller does not wait for a lookup that minds no interrupt")
  @Kinds({Kind.INTERRUPTS, Kind.INTERRUPT_ANSWERS})
  void aDeafLookupHoldsNoInterruptedCallerUp(Story story) {
    Bank bank = new Bank(story, 3);
    bank.whileLookingUp = account -> bank.lookingUp.pass();

    Worker<Object> auditor = ask(story, bank, 3);
    bank.assertThatAllLookUpAtTheSameTime(3);
    auditor.settle();
    boolean back = auditor.endsWhenInterrupted();

    Object seen = back ? auditor.result() : "nothing: the auditor waits";
    assertThat(seen)
        .withFailMessage(
            "the auditor was interrupted while lookups were under way%n"
                + "auditor: expected java.lang.InterruptedException, was %s",
            seen)
        .isInstanceOf(InterruptedException.class);
  }

  /** Starts an auditor, whose result is the total, or what was thrown instead. */
  private static Worker<Object> ask(Story story, Bank bank, int workers) {
    return story.start(
        "auditor",
        () -> {
          try {
            return ParallelSum.total(bank.accounts(), workers);
          } catch (Throwable e) {
            bank.note("gets " + e.getClass().getSimpleName());
            return e;
          }
        });
  }

  /** What the auditor gets; nothing if it is clear that this will never be. */
  private static Object resultOrNothing(Worker<Object> auditor) {
    return Waiting.succeeds(auditor::result) ? auditor.result() : "nothing: the auditor waits";
  }

  private static void throwIf(boolean condition, Throwable failure) {
    if (condition && failure instanceof Error error) {
      throw error;
    } else if (condition) {
      throw (RuntimeException) failure;
    }
  }

  private static void assertSameFailure(Throwable failure, Object seen) {
    assertThat(seen)
        .withFailMessage(
            "a lookup failed, and the auditor did not get what it threw%n"
                + "auditor: expected %s, was %s",
            failure, seen)
        .isSameAs(failure);
  }

  private static void assertThatAllStop(Story story, Bank bank, String why) {
    bank.threads.forEver(story);
    int goOn = bank.underWay.get();
    bank.over = goOn > 0;
    assertThat(goOn)
        .withFailMessage(
            "%s, but other lookups go on%nlookups under way: expected 0, was %d", why, goOn)
        .isZero();
  }

  /** A bank that writes down who looks up what, and lets a test come in between. */
  private final class Bank {
    private final Story story;
    private final int size;
    private final Checkpoint lookingUp;
    private final Leftovers threads = new Leftovers();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile IntConsumer whileLookingUp = account -> {};
    private volatile boolean returnsWhenInterrupted;
    private volatile boolean over; // what is done now is no part of the story any more

    Bank(Story story, int size) {
      this.story = story;
      this.size = size;
      lookingUp = story.checkpoint("looking up an account");
    }

    List<LongSupplier> accounts() {
      return IntStream.range(0, size).<LongSupplier>mapToObj(i -> () -> lookUp(i)).toList();
    }

    private long lookUp(int account) {
      underWay.incrementAndGet();
      note("looks up account " + account);
      try {
        whileLookingUp.accept(account);
        return balance(account);
      } finally {
        underWay.decrementAndGet();
      }
    }

    /** 1, 10, 100 …: the digits of a total show how often each account was counted. */
    private static long balance(int account) {
      return (long) Math.pow(10, account);
    }

    /**
     * The lookup that begins as the third fails when the test lets it; all others take for ever.
     */
    void theThirdFails() {
      AtomicInteger begun = new AtomicInteger();
      whileLookingUp =
          account -> {
            if (begun.incrementAndGet() == 3) {
              lookingUp.pass();
              throw new IllegalArgumentException("account " + account + " is locked");
            }
            waitUntilInterrupted();
          };
    }

    /** A slow lookup: it never comes to an end, unless it is interrupted. */
    void waitUntilInterrupted() {
      try {
        endOfTheTest.await();
      } catch (InterruptedException e) {
        note("is interrupted");
        if (returnsWhenInterrupted) {
          return;
        }
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the lookup was interrupted");
      }
    }

    private void note(String step) {
      if (!over) {
        story.note(step);
      }
    }

    void assertThatAllLookUpAtTheSameTime(int workers) {
      AtomicInteger looks = new AtomicInteger(); // in a row that found nobody moving
      Waiting.succeeds(
          () ->
              story.await(
                  "all workers",
                  () -> {
                    looks.set(threads.allWaitBut(null) ? looks.get() + 1 : 0);
                    return underWay.get() >= workers || looks.get() > 100;
                  }));
      int seen = underWay.get();
      over = seen < workers;
      assertThat(seen)
          .withFailMessage(
              "a worker had nothing to do, though there were accounts left%n"
                  + "lookups at the same time: expected %d, was %d",
              workers, seen)
          .isGreaterThanOrEqualTo(workers);
    }

    void assertTotal(String what, Object seen) {
      long expected = IntStream.range(0, size).mapToLong(Bank::balance).sum();
      assertThat(seen)
          .withFailMessage(
              "%s: the total is wrong; each digit is one account, the last one is account 0%n"
                  + "total: expected %d, was %s",
              what, expected, seen)
          .isEqualTo(expected);
    }
  }
}
