package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 1 · SharedAccount")
@Exercise(module = "03-locks", number = 1)
class SharedAccountTest {

  @Test
  @DisplayName("1.1 a deposit waits for whoever has the lock")
  void aDepositWaitsForTheLock(Story story) {
    Bank bank = new Bank(story);

    Checkpoint audit = bank.auditor(() -> bank.account.deposit(200));
    Worker<Object> teller = bank.teller("teller-1", () -> bank.deposit(500));
    Worker.Rest rest = teller.settle();
    audit.open();
    story.join();

    assertWaited(rest, "teller-1 deposited");
    assertThat(bank.journal.lines)
        .withFailMessage(
            "the auditor deposited 200 first, and only then let teller-1 deposit 500%n"
                + "journal: expected [+200 = 1200, +500 = 1700], was %s",
            bank.journal.lines)
        .containsExactly("+200 = 1200", "+500 = 1700");
  }

  @Test
  @DisplayName("1.2 journal and money of a deposit change in one step")
  void aDepositIsOneStep(Story story) {
    Bank bank = new Bank(story);
    Checkpoint again = ComingBack.of(story, "teller-1", bank.lock);

    Worker<Object> teller = bank.teller("teller-1", () -> bank.deposit(500));
    teller.settle();
    Worker<Object> auditor =
        bank.teller("auditor", () -> bank.account.balance() + " " + bank.journal.lines);
    auditor.settle();
    again.open();
    story.join();

    assertThat(auditor.result())
        .withFailMessage(
            "teller-1 gave the lock back before the deposit was complete%n"
                + "what the auditor sees then: expected 1500 [+500 = 1500], was %s",
            auditor.result())
        .isEqualTo("1500 [+500 = 1500]");
  }

  @Test
  @DisplayName("1.3 when the journal fails during a deposit, the lock is free again")
  void aFailedDepositLeavesTheLockFree(Story story) {
    Bank bank = new Bank(story);
    bank.journal.whileWriting = Bank::diskIsFull;

    bank.teller("teller-1", () -> bank.deposit(500)).result();

    assertFree(bank, "the journal failed during a deposit of teller-1");
  }

  @Test
  @DisplayName("1.4 a deposit that is not in the journal has not happened, and the teller knows")
  void aFailedDepositHasNotHappened(Story story) {
    Bank bank = new Bank(story);
    bank.journal.whileWriting = Bank::diskIsFull;

    Worker<Object> teller =
        bank.teller("teller-1", () -> bank.deposit(500) + ", " + bank.account.balance());

    assertThat(teller.result())
        .withFailMessage(
            "teller-1 deposited 500 into 1000, and the journal could not be written%n"
                + "what the teller gets, balance then: expected UncheckedIOException, 1000, was %s",
            teller.result())
        .isEqualTo("UncheckedIOException, 1000");
  }

  @Test
  @DisplayName("1.5 a deposit that does not get the lock gives none back")
  void aDepositWithoutLockGivesNoneBack(Story story) {
    Bank bank = new Bank(story);

    assertNothingGivenBack(bank, () -> bank.deposit(500));
  }

  @Test
  @DisplayName("1.6 when a deposit gives the lock back, journal and money have both changed")
  void aDepositIsCompleteWhenTheLockIsFree(Story story) {
    Bank bank = new Bank(story);

    assertComplete(bank, "deposited 500 into 1000", () -> bank.deposit(500), "1500 [+500 = 1500]");
  }

  @Test
  @DisplayName("2.1 a withdrawal waits for whoever has the lock, and looks at the money then")
  void aWithdrawalWaitsForTheLock(Story story) {
    Bank bank = new Bank(story);

    Checkpoint audit = bank.auditor(() -> bank.account.withdraw(500));
    Worker<Object> teller = bank.teller("teller-1", () -> bank.account.withdraw(700));
    Worker.Rest rest = teller.settle();
    audit.open();
    story.join();

    assertWaited(rest, "teller-1 withdrew money");
    assertThat(bank.journal.lines)
        .withFailMessage(
            "the auditor took 500 of 1000 first, and only then let teller-1 ask for 700%n"
                + "journal: expected [-500 = 500], was %s",
            bank.journal.lines)
        .containsExactly("-500 = 500");
  }

  @Test
  @DisplayName("2.2 checking and paying out are one step")
  void aWithdrawalIsOneStep(Story story) {
    Bank bank = new Bank(story);
    Checkpoint again = ComingBack.of(story, "teller-1", bank.lock);

    Worker<Object> first = bank.teller("teller-1", () -> bank.account.withdraw(500));
    first.settle();
    Worker<Object> second = bank.teller("teller-2", () -> bank.account.withdraw(700));
    second.settle();
    again.open();
    story.join();

    assertThat(bank.account.balance())
        .withFailMessage(
            "teller-1 gave the lock back between checking and paying out: overdrawn%n"
                + "1000 - 500 or 1000 - 700: expected 500 or 300, was %d",
            bank.account.balance())
        .isIn(500L, 300L);
  }

  @Test
  @DisplayName("2.3 a refusal changes nothing and leaves the lock free")
  void aRefusalLeavesTheLockFree(Story story) {
    Bank bank = new Bank(story);

    Object told = bank.teller("teller-1", () -> bank.account.withdraw(1001)).result();

    assertThat(told + " " + bank.journal.lines)
        .withFailMessage(
            "teller-1 asked for 1001 of 1000%n"
                + "what the teller gets, journal: expected false [], was %s %s",
            told, bank.journal.lines)
        .isEqualTo("false []");
    assertFree(bank, "teller-1 was refused");
  }

  @Test
  @DisplayName("2.4 when the journal fails during a withdrawal, lock and money are as before")
  void aFailedWithdrawalHasNotHappened(Story story) {
    Bank bank = new Bank(story);
    bank.journal.whileWriting = Bank::memoryIsFull;

    Worker<Object> teller =
        bank.teller(
            "teller-1",
            () -> told(() -> bank.account.withdraw(500)) + ", " + bank.account.balance());

    assertThat(teller.result())
        .withFailMessage(
            "teller-1 asked for 500 of 1000, and the journal could not be written%n"
                + "what the teller gets, balance then: expected OutOfMemoryError, 1000, was %s",
            teller.result())
        .isEqualTo("OutOfMemoryError, 1000");
    assertFree(bank, "the journal failed during a withdrawal of teller-1");
  }

  @Test
  @DisplayName("2.5 a withdrawal that does not get the lock gives none back")
  void aWithdrawalWithoutLockGivesNoneBack(Story story) {
    Bank bank = new Bank(story);

    assertNothingGivenBack(bank, () -> bank.account.withdraw(500));
  }

  @Test
  @DisplayName("2.6 when a withdrawal gives the lock back, journal and money have both changed")
  void aWithdrawalIsCompleteWhenTheLockIsFree(Story story) {
    Bank bank = new Bank(story);

    assertComplete(bank, "took 500 of 1000", () -> bank.account.withdraw(500), "500 [-500 = 500]");
  }

  @Test
  @DisplayName("3.1 who asks for the balance waits for the lock, and reads while he has it")
  void theBalanceIsReadUnderTheLock(Story story) {
    Bank bank = new Bank(story);
    Callable<String> deposit =
        () -> {
          String found = "" + bank.account.balance();
          bank.account.deposit(1);
          return found;
        };
    List<String> found = Audit.of(story, "customer", bank.lock, deposit);

    Checkpoint audit = bank.auditor(() -> bank.account.withdraw(500));
    Worker<Object> customer = bank.teller("customer", () -> bank.account.balance());
    customer.settle();
    audit.open();
    story.join();

    String expected = found.isEmpty() ? "500" : found.get(found.size() - 1);
    assertThat(customer.result().toString())
        .withFailMessage(
            "the auditor took 500 of 1000 while he had the lock and the customer did not,%n"
                + "and deposits 1 as soon as the customer has given it back%n"
                + "balance while the customer has the lock: expected %s, was %s",
            expected, customer.result())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("3.2 an auditor who has the lock can use the account while a teller waits")
  void whoHasTheLockGetsIn(Story story) {
    Bank bank = new Bank(story);

    Checkpoint audit = bank.auditor(() -> bank.account.balance());
    Worker<Object> teller = bank.teller("teller-1", () -> bank.deposit(500));
    teller.settle();
    audit.open();
    story.join();

    assertThat(bank.account.balance())
        .withFailMessage(
            "the auditor and teller-1 were done%nbalance: expected 1500, was %d",
            bank.account.balance())
        .isEqualTo(1500);
  }

  @Test
  @DisplayName("3.3 an auditor who has the lock still has it after each call")
  void whoHasTheLockKeepsIt(Story story) {
    Bank bank = new Bank(story);

    assertKept(bank, "deposit(1)", () -> bank.deposit(1));
    assertKept(bank, "withdraw(1)", () -> bank.account.withdraw(1));
    assertKept(bank, "withdraw(1001)", () -> bank.account.withdraw(1001));
    assertKept(bank, "balance()", () -> bank.account.balance());
  }

  @Test
  @DisplayName("3.4 asking for the balance without getting the lock gives none back")
  void aReadWithoutLockGivesNoneBack(Story story) {
    Bank bank = new Bank(story);

    assertNothingGivenBack(bank, () -> bank.account.balance());
  }

  private static void assertWaited(Worker.Rest rest, String did) {
    assertThat(rest.isWaiting())
        .withFailMessage(
            "%s while the auditor had the lock%nteller-1: expected to wait, was %s", did, rest)
        .isTrue();
  }

  private static void assertComplete(Bank bank, String did, Callable<Object> call, String after) {
    Callable<String> look = () -> bank.account.balance() + " " + bank.journal.lines;
    List<String> seen = Audit.of(bank.story, "teller-1", bank.lock, look);

    bank.teller("teller-1", call).result();

    Audit.assertComplete("teller-1 " + did, seen, "1000 []", after);
  }

  private static void assertFree(Bank bank, String what) {
    assertThat(bank.lock.isFree())
        .withFailMessage("%s, and nobody gave the lock back%nlock: expected free, was taken", what)
        .isTrue();
  }

  private static void assertNothingGivenBack(Bank bank, Callable<Object> call) {
    bank.lock.beforeTaking =
        () -> {
          throw new IllegalStateException("no lock to be had today");
        };

    Object told = bank.teller("teller-1", () -> told(call)).result();

    assertThat(told)
        .withFailMessage(
            "lock() failed for teller-1, who was told something else%n"
                + "what the teller gets: expected IllegalStateException, was %s",
            told)
        .isEqualTo("IllegalStateException");
    assertThat(bank.lock.givenBackInVain)
        .withFailMessage(
            "lock() failed for teller-1, who then called unlock() all the same%n"
                + "calls of unlock(): expected none, was one or more")
        .isFalse();
  }

  private static void assertKept(Bank bank, String name, Callable<Object> call) {
    Worker<Object> auditor =
        bank.teller(
            "auditor",
            () -> {
              bank.lock.lock();
              try {
                Object told = told(call);
                return bank.lock.isHeldByMe() ? "the lock" : "no lock, and was told " + told;
              } finally {
                if (bank.lock.isHeldByMe()) {
                  bank.lock.unlock();
                }
              }
            });
    assertThat(auditor.result())
        .withFailMessage(
            "the auditor took the lock and called %s%nafter that: expected to have the lock, has %s",
            name, auditor.result())
        .isEqualTo("the lock");
    assertFree(bank, "the auditor called " + name + " and gave the lock back once");
  }

  /** What the call returns, or the name of what it throws. */
  private static Object told(Callable<Object> call) {
    try {
      return call.call();
    } catch (Throwable e) {
      return e.getClass().getSimpleName();
    }
  }

  /** An account with 1000 in it, and the people who use it. */
  private static final class Bank {
    private final Story story;
    private final WatchedLock lock;
    private final TestJournal journal;
    private final SharedAccount account;

    Bank(Story story) {
      this.story = story;
      lock = new WatchedLock(story, "the lock");
      journal = new TestJournal(story);
      account = new SharedAccount(lock, journal, 1000);
    }

    Worker<Object> teller(String name, Callable<Object> call) {
      return story.start(name, () -> told(call));
    }

    Object deposit(long amount) {
      return told(
          () -> {
            account.deposit(amount);
            return "nothing";
          });
    }

    /** Starts an auditor who takes the lock, and acts and gives it back when the test says so. */
    Checkpoint auditor(Runnable act) {
      Checkpoint audit = story.checkpoint("the auditor going through the books");
      story.start(
          "auditor",
          () -> {
            lock.lock();
            try {
              audit.pass();
              act.run();
            } finally {
              lock.unlock();
            }
          });
      audit.awaitHeld(1);
      return audit;
    }

    static void diskIsFull() {
      throw new UncheckedIOException(new IOException("disk full"));
    }

    static void memoryIsFull() {
      throw new OutOfMemoryError("memory full");
    }
  }

  /** A journal that keeps its lines in order and lets a test come in before one is written. */
  private static final class TestJournal implements SharedAccount.Journal {
    private final Story story;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile Runnable whileWriting = () -> {};

    TestJournal(Story story) {
      this.story = story;
    }

    @Override
    public void write(long change, long balance) {
      whileWriting.run();
      String line = "%+d = %d".formatted(change, balance);
      story.note("writes " + line);
      lines.add(line);
    }
  }
}
