package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

/**
 * No test here waits for time to pass. The bank's clock stands still until somebody has to wait for
 * a lock; then the clock leaps to the end of that wait.
 */
@DisplayName("Exercise 4 · PatientTransfer")
@Exercise(module = "03-locks", number = 4)
class PatientTransferTest {
  private static final int PATIENCE = 10;
  private static final int FOR_EVER = 1_000_000;

  @Test
  @DisplayName("1.1 a customer who is patient enough gets his transfer")
  void aPatientCustomerGetsHisTransfer(Story story) {
    for (int[] busy : new int[][] {{6, 8}, {8, 6}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);

      String outcome = bank.customer();

      assertThat(outcome)
          .withFailMessage(
              "both accounts were free before the patience of %d s was over%n"
                  + "Aaron's after %d s, Zoe's after %d s: expected moved, was %s",
              PATIENCE, busy[0], busy[1], outcome)
          .isEqualTo("moved");
    }
  }

  @Test
  @DisplayName("1.2 the patience is for both accounts together")
  void thePatienceIsForBothTogether(Story story) {
    for (int[] busy : new int[][] {{6, 13}, {13, 6}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);

      String outcome = bank.customer();

      assertThat(outcome)
          .withFailMessage(
              "one account was free only after the patience of %d s was over%n"
                  + "Aaron's after %d s, Zoe's after %d s: expected gave up, was %s after %d s",
              PATIENCE, busy[0], busy[1], outcome, bank.seconds())
          .isEqualTo("gave up");
      assertThat(bank.seconds())
          .withFailMessage(
              "the customer gave up, but too late%n"
                  + "time for both accounts: expected %d s, was %d s",
              PATIENCE, bank.seconds())
          .isLessThanOrEqualTo(PATIENCE + 1); // one more for those who ask again and again
    }
  }

  @Test
  @DisplayName("1.3 a customer who gives up has moved nothing")
  void whoGivesUpHasMovedNothing(Story story) {
    for (int[] busy : new int[][] {{0, FOR_EVER}, {FOR_EVER, 0}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);

      bank.customer();

      assertThat(bank.touchedWithoutLock)
          .withFailMessage(
              "the customer touched an account without having its lock%n"
                  + "accounts touched without their lock: expected none, was %s",
              bank.touched())
          .isEmpty();
      bank.assertNothingMoved("gave up");
    }
  }

  @Test
  @DisplayName("1.4 two transfers that share no account do not wait for each other")
  void otherAccountsDoNotWait(Story story) {
    Checkpoint withdrawing = story.checkpoint("withdrawing from Aaron's account");
    Bank bank = new Bank(story, 0, 0);
    bank.aaron.whenWithdrawing = withdrawing::pass;
    TestAccount bella = new TestAccount(bank, "Bella's", 0);
    TestAccount carl = new TestAccount(bank, "Carl's", 0);

    story.start("customer-1", () -> bank.transfer(bank.aaron, bank.zoe));
    withdrawing.awaitHeld(1);
    Worker<String> second = story.start("customer-2", () -> bank.transfer(bella, carl));

    assertThat(second.ends())
        .withFailMessage("customer-2 waits for customer-1, who works on two other accounts")
        .isTrue();
  }

  @Test
  @DisplayName("1.5 money leaves or reaches an account only while the lock of that account is held")
  void moneyMovesUnderTheLocks(Story story) {
    for (int[] busy : new int[][] {{0, 0}, {6, 8}, {8, 6}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);

      bank.customer();

      assertThat(bank.touchedWithoutLock)
          .withFailMessage(
              "the customer got both locks in time, but did not have them when the money moved%n"
                  + "accounts touched without their lock: expected none, was %s",
              bank.touched())
          .isEmpty();
    }
  }

  @Test
  @DisplayName("2.1 a customer who gives up leaves no lock behind")
  void whoGivesUpLeavesNoLockBehind(Story story) {
    for (int[] busy : new int[][] {{0, FOR_EVER}, {FOR_EVER, 0}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);

      bank.customer();

      bank.assertNoLockLeft("gave up");
    }
  }

  @Test
  @DisplayName("2.2 a customer who is interrupted leaves no lock behind")
  void whoIsInterruptedLeavesNoLockBehind(Story story) {
    for (int[] busy : new int[][] {{0, 6}, {6, 0}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);
      bank.interrupted = true;

      bank.customer();

      bank.assertNoLockLeft("was interrupted");
    }
  }

  @Test
  @DisplayName("2.3 a customer gives back only what he has")
  void nobodyGivesBackWhatHeDoesNotHave(Story story) {
    for (int[] busy : new int[][] {{0, FOR_EVER}, {FOR_EVER, 0}, {0, 0}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);

      bank.customer();

      assertThat(bank.givenBackWrongly)
          .withFailMessage("the customer gave back a lock that he did not have")
          .isFalse();
    }
  }

  @Test
  @DisplayName("3.1 an account that refuses leaves no lock behind")
  void aRefusalLeavesNoLockBehind(Story story) {
    Bank bank = new Bank(story, 0, 0);
    bank.aaron.whenWithdrawing = Bank::refuse;

    bank.customer();

    bank.assertNoLockLeft("left with the exception of Aaron's account");
  }

  @Test
  @DisplayName("3.2 a refusal reaches the customer as it is")
  void aRefusalReachesTheCustomer(Story story) {
    Bank bank = new Bank(story, 0, 0);
    bank.aaron.whenWithdrawing = Bank::refuse;

    String outcome = bank.customer();

    assertThat(outcome)
        .withFailMessage(
            "Aaron's account threw an exception, and the customer saw something else%n"
                + "outcome: expected %s, was %s",
            Bank.REFUSED, outcome)
        .isEqualTo(Bank.REFUSED);
  }

  @Test
  @DisplayName("3.3 both locks are free after a transfer")
  void bothLocksAreFreeAfterATransfer(Story story) {
    Bank bank = new Bank(story, 0, 0);

    bank.customer();

    bank.assertNoLockLeft("had his transfer");
  }

  @Test
  @DisplayName("4.1 an interrupt ends the wait, and the customer is told so")
  void anInterruptEndsTheWait(Story story) {
    for (int[] busy : new int[][] {{0, 6}, {6, 0}}) {
      Bank bank = new Bank(story, busy[0], busy[1]);
      bank.interrupted = true;

      String outcome = bank.customer();

      assertThat(outcome)
          .withFailMessage(
              "the customer was interrupted while he waited for a lock%n"
                  + "outcome: expected InterruptedException, was %s",
              outcome)
          .isEqualTo("InterruptedException");
      bank.assertNothingMoved("was interrupted");
    }
  }

  /** Two accounts, each busy for some seconds, and the clock. */
  private static final class Bank {
    static final String REFUSED = "IllegalStateException: not enough money";

    final Story story;
    final AtomicLong nanos = new AtomicLong(TimeUnit.HOURS.toNanos(8)); // the bank opens
    final long opening = nanos.get();
    final PatientTransfer transfers = new PatientTransfer(nanos::get);
    final TestAccount aaron;
    final TestAccount zoe;
    volatile boolean interrupted;
    final Set<String> touchedWithoutLock = new ConcurrentSkipListSet<>(); // owners
    volatile boolean givenBackWrongly;

    Bank(Story story, int aaronBusy, int zoeBusy) {
      this.story = story;
      aaron = new TestAccount(this, "Aaron's", aaronBusy);
      zoe = new TestAccount(this, "Zoe's", zoeBusy);
    }

    /** A customer moves money from Aaron's account to Zoe's; returns how that ended. */
    String customer() {
      return story.start("customer", () -> transfer(aaron, zoe)).result();
    }

    String transfer(TestAccount from, TestAccount to) {
      try {
        Duration patience = Duration.ofSeconds(PATIENCE);
        return transfers.transfer(from, to, 300, patience) ? "moved" : "gave up";
      } catch (InterruptedException e) {
        return "InterruptedException";
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
      }
    }

    static void refuse() {
      throw new IllegalStateException("not enough money");
    }

    /** How long the bank has been open. */
    long seconds() {
      return TimeUnit.NANOSECONDS.toSeconds(nanos.get() - opening);
    }

    /** Whose accounts were touched without their lock. */
    String touched() {
      return String.join(" and ", touchedWithoutLock);
    }

    void assertNothingMoved(String how) {
      assertThat(aaron.balance == 1000 && zoe.balance == 1000)
          .withFailMessage(
              "the customer %s, and the money moved all the same%n"
                  + "Aaron's and Zoe's account: expected 1000 and 1000, was %d and %d",
              how, aaron.balance, zoe.balance)
          .isTrue();
    }

    void assertNoLockLeft(String how) {
      for (TestAccount account : new TestAccount[] {aaron, zoe}) {
        assertThat(account.lock.holds)
            .withFailMessage(
                "the customer %s, and nobody will ever get %s lock again%n"
                    + "%s lock is still held: expected 0 times, was %d",
                how, account.owner, account.owner, account.lock.holds)
            .isZero();
      }
    }
  }

  /** An account that notices when somebody comes without its lock. */
  private static final class TestAccount implements PatientTransfer.Account {
    final Bank bank;
    final String owner;
    final SlowLock lock;
    volatile long balance = 1000;
    volatile Runnable whenWithdrawing = () -> {};

    TestAccount(Bank bank, String owner, int busy) {
      this.bank = bank;
      this.owner = owner;
      lock = new SlowLock(bank, owner + " lock", busy);
    }

    @Override
    public Lock lock() {
      return lock;
    }

    @Override
    public void withdraw(long amount) {
      whenWithdrawing.run();
      add(-amount);
    }

    @Override
    public void deposit(long amount) {
      add(amount);
    }

    private void add(long amount) {
      bank.story.note((amount < 0 ? "takes from " : "adds to ") + owner + " account");
      if (!lock.isMine()) {
        bank.touchedWithoutLock.add(owner);
      }
      balance += amount;
    }
  }

  /**
   * A reentrant lock that somebody else holds for some seconds. Whoever has to wait for it makes
   * the bank's clock leap to the end of the wait.
   */
  private static final class SlowLock implements Lock {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(250);

    private final Bank bank;
    private final String name;
    private final long busyUntil;
    private Thread holder; // guarded by this
    private volatile int holds; // written by the holder only

    SlowLock(Bank bank, String name, int busy) {
      this.bank = bank;
      this.name = name;
      busyUntil = bank.opening + TimeUnit.SECONDS.toNanos(busy);
    }

    @Override
    public void lock() {
      if (!isFree()) {
        beginToWait("without a limit");
        leapTo(busyUntil);
      }
      take();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
      throwIfInterrupted();
      if (!isFree()) {
        beginToWait("without a limit");
        throwIfInterrupted();
        leapTo(busyUntil);
      }
      take();
    }

    @Override
    public boolean tryLock() {
      boolean free = isFree();
      if (!free) {
        beginToWait("for no time at all");
        leapTo(bank.nanos.get() + MOMENT); // so that asking again and again has an end
      }
      return free && take();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
      throwIfInterrupted();
      long nanos = Math.max(0, unit.toNanos(time));
      if (!isFree()) {
        beginToWait("for " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s");
        throwIfInterrupted();
        long waitForLock = Math.max(0, busyUntil - bank.nanos.get());
        leapTo(bank.nanos.get() + Math.min(nanos, waitForLock));
      }
      return isFree() && take();
    }

    private synchronized boolean isFree() {
      boolean nobodyElse = holder == null || isMine();
      return nobodyElse && bank.nanos.get() - busyUntil >= 0;
    }

    private synchronized boolean isMine() {
      return holder == Thread.currentThread();
    }

    private synchronized boolean take() {
      bank.story.note("takes " + name);
      holder = Thread.currentThread();
      holds++;
      return true;
    }

    private void beginToWait(String howLong) {
      bank.story.note("asks for " + name + " " + howLong);
      if (bank.seconds() > 10 * PATIENCE) {
        throw new AssertionError(
            "the customer asks and asks for a lock, though his patience has run out");
      }
      if (bank.interrupted) {
        bank.story.note("is interrupted");
        Thread.currentThread().interrupt();
      }
    }

    private static void throwIfInterrupted() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }

    private void leapTo(long nanos) {
      bank.nanos.set(nanos);
      bank.story.note("the clock shows " + bank.seconds() + " s");
    }

    @Override
    public synchronized void unlock() {
      if (!isMine()) {
        bank.story.note("gives back " + name + " without having it");
        bank.givenBackWrongly = true;
        throw new IllegalMonitorStateException("gives back " + name + " without having it");
      }
      bank.story.note("gives back " + name);
      holds--;
      holder = holds == 0 ? null : holder;
    }

    @Override
    public Condition newCondition() {
      throw new UnsupportedOperationException("this lock has no conditions");
    }
  }
}
