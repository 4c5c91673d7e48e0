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

@DisplayName("Exercise 2 · JointAccount")
@Exercise(module = "03-locks", number = 2)
class JointAccountTest {

  @Test
  @DisplayName("1.1 a deposit completes")
  void aDepositEnds(Story story) {
    TestStatement statement = new TestStatement(story);
    JointAccount account = new JointAccount(statement);

    story.start("Ann", () -> account.deposit("Ann", 200)).result();

    assertThat(account.balance() + " " + statement.lines)
        .withFailMessage(
            "Ann has deposited 200 into an empty account%n"
                + "balance, statement: expected 200 [Ann +200, balance 200], was %d %s",
            account.balance(), statement.lines)
        .isEqualTo("200 [Ann +200, balance 200]");
  }

  @Test
  @DisplayName("1.2 two deposits at once: Bob waits until Ann is done")
  void twoDepositsAtOnce(Story story) {
    Checkpoint writing = story.checkpoint("Ann's line for the deposit");
    TestStatement statement = new TestStatement(story);
    statement.afterDeposit = () -> passIfAnn(writing);
    JointAccount account = new JointAccount(statement);

    story.start("Ann", () -> account.deposit("Ann", 200));
    writing.awaitHeld(1);
    Worker<Void> bob = story.start("Bob", () -> account.deposit("Bob", 300));
    bob.settle();
    writing.open();
    story.join();

    assertThat(statement.lines)
        .withFailMessage(
            "Bob deposited while Ann was in the middle of her deposit%n"
                + "statement: expected [Ann +200, balance 200, Bob +300, balance 500], was %s",
            statement.lines)
        .containsExactly("Ann +200", "balance 200", "Bob +300", "balance 500");
  }

  @Test
  @DisplayName("1.3 the two lines of a deposit are written in one step")
  void aDepositIsOneStep(Story story) {
    TestStatement statement = new TestStatement(story);
    WatchedLock lock = new WatchedLock(story, "the lock");
    JointAccount account = new JointAccount(statement, lock);
    Checkpoint again = ComingBack.of(story, "Ann", lock);

    Worker<Void> ann = story.start("Ann", () -> account.deposit("Ann", 200));
    ann.settle();
    Worker<Void> bob = story.start("Bob", () -> account.deposit("Bob", 300));
    bob.settle();
    again.open();
    story.join();

    assertThat(statement.lines)
        .withFailMessage(
            "Ann gave the lock back in the middle of her deposit, and Bob came in%n"
                + "statement: expected [Ann +200, balance 200, Bob +300, balance 500], was %s",
            statement.lines)
        .containsExactly("Ann +200", "balance 200", "Bob +300", "balance 500");
  }

  @Test
  @DisplayName("1.4 the bank posts interest while Ann deposits: neither is lost")
  void interestWaitsForADeposit(Story story) {
    Checkpoint writing = story.checkpoint("Ann's line for the new balance");
    TestStatement statement = new TestStatement(story);
    statement.afterBalance = () -> passIfAnn(writing);
    JointAccount account = new JointAccount(statement);

    story.start("Ann", () -> account.deposit("Ann", 200));
    writing.awaitHeld(1);
    Worker<Void> bank = story.start("bank", () -> account.updateBalance(10));
    bank.settle();
    writing.open();
    story.join();

    assertThat(statement.lines)
        .withFailMessage(
            "the bank booked 10 of interest while Ann was in the middle of her deposit%n"
                + "statement: expected [Ann +200, balance 200, balance 210], was %s",
            statement.lines)
        .containsExactly("Ann +200", "balance 200", "balance 210");
  }

  @Test
  @DisplayName("1.5 when the statement fails, the lock is free again")
  void aFailingStatementLeavesTheLockFree(Story story) {
    TestStatement statement = new TestStatement(story);
    WatchedLock lock = new WatchedLock(story, "the lock");
    JointAccount account = new JointAccount(statement, lock);

    statement.afterDeposit = JointAccountTest::paperJam;
    assertFails(story, lock, "the deposit", () -> account.deposit("Ann", 200));
    statement.afterDeposit = () -> {};
    statement.afterBalance = JointAccountTest::paperJam;
    assertFails(story, lock, "the balance", () -> account.deposit("Ann", 200));
    assertFails(story, lock, "the interest", () -> account.updateBalance(10));
  }

  @Test
  @DisplayName("1.6 while the bank has the lock, Ann waits with her deposit")
  void aDepositWaitsForTheBank(Story story) {
    TestStatement statement = new TestStatement(story);
    WatchedLock lock = new WatchedLock(story, "the lock");
    JointAccount account = new JointAccount(statement, lock);

    Checkpoint closing = bankTakes(story, lock, () -> account.updateBalance(10));
    Worker<Void> ann = story.start("Ann", () -> account.deposit("Ann", 200));
    ann.settle();
    closing.open();
    story.join();

    assertThat(statement.lines)
        .withFailMessage(
            "the bank had the lock and booked 10 of interest, and Ann did not wait for it%n"
                + "statement: expected [balance 10, Ann +200, balance 210], was %s",
            statement.lines)
        .containsExactly("balance 10", "Ann +200", "balance 210");
  }

  @Test
  @DisplayName("1.7 Bob waits for the lock, and looks at the balance while he has it")
  void theBalanceIsReadUnderTheLock(Story story) {
    TestStatement statement = new TestStatement(story);
    WatchedLock lock = new WatchedLock(story, "the lock");
    JointAccount account = new JointAccount(statement, lock);
    Callable<String> fee =
        () -> {
          String found = "" + account.balance();
          account.updateBalance(-1);
          return found;
        };
    List<String> found = Audit.of(story, "Bob", lock, fee);

    Checkpoint closing = bankTakes(story, lock, () -> account.updateBalance(10));
    Worker<Long> bob = story.start("Bob", account::balance);
    bob.settle();
    closing.open();
    story.join();

    String expected = found.isEmpty() ? "10" : found.get(found.size() - 1);
    assertThat("" + bob.result())
        .withFailMessage(
            "the bank booked 10 of interest while it had the lock and Bob did not,%n"
                + "and an auditor books a fee of 1 as soon as Bob has given it back%n"
                + "balance while Bob has the lock: expected %s, was %s",
            expected, bob.result())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.8 the bank, who has the lock, still has it after each call, and only once")
  void theBankKeepsTheLock(Story story) {
    WatchedLock lock = new WatchedLock(story, "the lock");
    JointAccount account = new JointAccount(new TestStatement(story), lock);

    assertKept(story, lock, "deposit()", () -> account.deposit("Ann", 200));
    assertKept(story, lock, "updateBalance()", () -> account.updateBalance(10));
    assertKept(story, lock, "balance()", account::balance);
  }

  @Test
  @DisplayName("1.9 when the lock is given back, statement and balance have both changed")
  void aChangeIsCompleteWhenTheLockIsFree(Story story) {
    TestStatement statement = new TestStatement(story);
    WatchedLock lock = new WatchedLock(story, "the lock");
    JointAccount account = new JointAccount(statement, lock);
    Callable<String> look = () -> account.balance() + " " + statement.lines;

    List<String> deposit = Audit.of(story, "Ann", lock, look);
    story.start("Ann", () -> account.deposit("Ann", 200)).result();
    Audit.assertComplete("Ann deposited 200", deposit, "0 []", "200 [Ann +200, balance 200]");

    List<String> interest = Audit.of(story, "bank", lock, look);
    story.start("bank", () -> account.updateBalance(10)).result();
    Audit.assertComplete(
        "the bank booked 10 of interest",
        interest,
        "200 [Ann +200, balance 200]",
        "210 [Ann +200, balance 200, balance 210]");
  }

  private static void passIfAnn(Checkpoint checkpoint) {
    if (Thread.currentThread().getName().equals("Ann")) {
      checkpoint.pass();
    }
  }

  private static void paperJam() {
    throw new UncheckedIOException(new IOException("paper jam"));
  }

  /** The bank takes the lock, and acts and gives it back when the test says so. */
  private static Checkpoint bankTakes(Story story, WatchedLock lock, Runnable act) {
    Checkpoint closing = story.checkpoint("the bank closing its books");
    story.start(
        "bank",
        () -> {
          lock.lock();
          try {
            closing.pass();
            act.run();
          } finally {
            lock.unlock();
          }
        });
    closing.awaitHeld(1);
    return closing;
  }

  private static void assertFails(Story story, WatchedLock lock, String line, Runnable call) {
    String told = story.start("Ann", () -> told(call)).result();

    assertThat(told)
        .withFailMessage(
            "the line for %s could not be written%n"
                + "what the caller gets: expected UncheckedIOException, was %s",
            line, told)
        .isEqualTo("UncheckedIOException");
    assertThat(lock.isFree())
        .withFailMessage(
            "the line for %s could not be written, and nobody gave the lock back%n"
                + "lock: expected free, was taken",
            line)
        .isTrue();
  }

  private static void assertKept(Story story, WatchedLock lock, String name, Runnable call) {
    Callable<String> body =
        () -> {
          lock.lock();
          String told = told(call);
          boolean kept = lock.isHeldByMe();
          if (kept) {
            lock.unlock();
          }
          return !kept ? "not (" + told + ")" : lock.isFree() ? "once" : "more than once";
        };
    String taken = story.start("bank", body).result();

    assertThat(taken)
        .withFailMessage(
            "the bank took the lock once and called %s%n"
                + "after that the lock is taken: expected once, was %s",
            name, taken)
        .isEqualTo("once");
  }

  /** The name of what the call throws. */
  private static String told(Runnable call) {
    try {
      call.run();
      return "nothing";
    } catch (Throwable e) {
      return e.getClass().getSimpleName();
    }
  }

  /** A statement that keeps its lines in order and lets a test come in after each. */
  private static final class TestStatement implements JointAccount.Statement {
    private final Story story;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile Runnable afterDeposit = () -> {};
    private volatile Runnable afterBalance = () -> {};

    TestStatement(Story story) {
      this.story = story;
    }

    @Override
    public void deposit(String who, long amount) {
      write(who + " +" + amount);
      afterDeposit.run();
    }

    @Override
    public void balance(long balance) {
      write("balance " + balance);
      afterBalance.run();
    }

    private void write(String line) {
      story.note("writes " + line);
      lines.add(line);
    }
  }
}
