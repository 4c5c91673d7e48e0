package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · Transfers")
@Exercise(module = "03-locks", number = 3)
class TransfersTest {
  private final Transfers transfers = new Transfers();

  @Test
  @DisplayName("1.1 the balance is checked when nobody else can change it")
  void theCheckHoldsTheLocks(Story story) {
    Checkpoint paying = story.checkpoint("clerk-1 taking money from A");
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);
    TestAccount c = new TestAccount(story, "C", 3);
    a.beforeChange = () -> passIf("clerk-1", paying);

    Worker<Boolean> first = clerk(story, "clerk-1", a, b, 700);
    paying.awaitHeld(1);
    clerk(story, "clerk-2", a, c, 700).settle();
    paying.open();
    story.join();

    assertThat(a.balance)
        .withFailMessage(
            "clerk-2 checked A while clerk-1 was taking money from it: overdrawn%n"
                + "A, after 700 of 1000 were moved once: expected 300, was %d (clerk-1 was told"
                + " %s)",
            a.balance, first.result())
        .isEqualTo(300);
  }

  @Test
  @DisplayName("1.2 checking and paying are one step")
  void checkingAndPayingAreOneStep(Story story) {
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);
    TestAccount c = new TestAccount(story, "C", 3);
    Checkpoint again = ComingBack.of(story, "clerk-1", a.lock, b.lock);

    clerk(story, "clerk-1", a, b, 700).settle();
    clerk(story, "clerk-2", a, c, 700).settle();
    again.open();
    story.join();

    assertThat(a.balance)
        .withFailMessage(
            "clerk-1 gave a lock back between checking and paying, and clerk-2 came in%n"
                + "A, after 700 of 1000 were moved once: expected 300, was %d",
            a.balance)
        .isEqualTo(300);
  }

  @Test
  @DisplayName("1.3 money is never under way while both accounts are free")
  void moneyIsNeverUnderWay(Story story) {
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);
    Checkpoint again = ComingBack.of(story, "clerk-1", a.lock, b.lock);

    clerk(story, "clerk-1", a, b, 700).settle();
    boolean free = a.lock.isFree() && b.lock.isFree();
    long sum = a.balance + b.balance;
    again.open();
    story.join();

    assertThat(!free || sum == 2000)
        .withFailMessage(
            "both accounts were free while clerk-1 had the money in his hands%n"
                + "A + B: expected 2000, was %d",
            sum)
        .isTrue();
  }

  @Test
  @DisplayName("1.4 nobody touches a balance without the lock of the account")
  void balancesAreTouchedUnderTheirLock(Story story) {
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);

    boolean told = clerk(story, "clerk-1", a, b, 700).result();
    boolean toldToo = clerk(story, "clerk-2", a, b, 700).result();

    String seen = "%s, %s, A %d, B %d".formatted(told, toldToo, a.balance, b.balance);
    assertThat(seen)
        .withFailMessage(
            "two clerks moved 700 of 1000 from A to B, one after the other%n"
                + "told, told, balances: expected true, false, A 300, B 1700, was %s",
            seen)
        .isEqualTo("true, false, A 300, B 1700");
    assertThat(a.touchedWithoutLock || b.touchedWithoutLock)
        .withFailMessage(
            "a clerk read or changed a balance without having the lock of the account%n"
                + "balances touched without the lock: expected none, was %s",
            a.touchedWithoutLock && b.touchedWithoutLock
                ? "A and B"
                : b.touchedWithoutLock ? "B" : "A")
        .isFalse();
  }

  @Test
  @DisplayName("1.5 both locks are free after a transfer, a refusal and a failure")
  void theLocksComeBack(Story story) {
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);

    clerk(story, "clerk-1", a, b, 700).result();
    assertFree("clerk-1 has moved 700", a, b);
    clerk(story, "clerk-2", a, b, 700).result();
    assertFree("clerk-2 was refused", a, b);
    a.failing = true;
    String told = story.start("clerk-3", () -> told(a, b)).result();
    assertThat(told)
        .withFailMessage(
            "A could not be read, and clerk-3 was told something else%n"
                + "what clerk-3 gets: expected IllegalStateException, was %s",
            told)
        .isEqualTo("IllegalStateException");
    assertFree("A could not be read by clerk-3", a, b);
  }

  @Test
  @DisplayName("2.1 two transfers in opposite directions both come to their end")
  void oppositeTransfersEnd(Story story) {
    assertBothEnd(story, new TestAccount(story, "A", 1), new TestAccount(story, "B", 2));
  }

  @Test
  @DisplayName("2.2 so they do when the accounts have the same identity hash code")
  void accountsWithTheSameHash(Story story) {
    TestAccount[] pair = twins(story, false);

    assertBothEnd(story, pair[0], pair[1]);
  }

  @Test
  @DisplayName("2.3 so they do when the locks have the same identity hash code")
  void locksWithTheSameHash(Story story) {
    TestAccount[] pair = twins(story, true);

    assertBothEnd(story, pair[0], pair[1]);
  }

  @Test
  @DisplayName("2.4 a transfer between other accounts does not wait")
  void otherAccountsDoNotWait(Story story) {
    Checkpoint paying = story.checkpoint("clerk-1 taking money from A");
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);
    a.beforeChange = () -> passIf("clerk-1", paying);

    clerk(story, "clerk-1", a, b, 700);
    paying.awaitHeld(1);

    assertDoesNotWait(story, "clerk-1 is moving money from A to B");
  }

  @Test
  @DisplayName("2.5 nor does it wait when somebody else is waiting")
  void whoWaitsIsInNobodysWay(Story story) {
    Checkpoint paying = story.checkpoint("clerk-1 taking money from A");
    TestAccount a = new TestAccount(story, "A", 1);
    TestAccount b = new TestAccount(story, "B", 2);
    a.beforeChange = () -> passIf("clerk-1", paying);

    clerk(story, "clerk-1", a, b, 700);
    paying.awaitHeld(1);
    clerk(story, "clerk-2", b, a, 200).settle();

    assertDoesNotWait(story, "clerk-2 is waiting for A and B");
  }

  @Test
  @DisplayName("2.6 so they do when the account numbers have the same last 32 bits")
  void accountsWithLongNumbers(Story story) {
    long number = 1;
    long sameInt = number + (1L << 32);

    assertBothEnd(story, new TestAccount(story, "A", number), new TestAccount(story, "B", sameInt));
  }

  @Test
  @DisplayName("3.1 a transfer from an account to itself changes nothing")
  void theSameAccount(Story story) {
    TestAccount a = new TestAccount(story, "A", 1);

    boolean told = clerk(story, "clerk-1", a, a, 700).result();

    assertThat(told + ", A " + a.balance)
        .withFailMessage(
            "clerk-1 moved 700 of 1000 from A to A%n"
                + "what the clerk gets, balance: expected true, A 1000, was %s, A %d",
            told, a.balance)
        .isEqualTo("true, A 1000");
    assertFree("clerk-1 moved money from A to A", a, a);
  }

  @Test
  @DisplayName("3.2 what is not there cannot be moved, not even to the same account")
  void theSameAccountWithTooLittle(Story story) {
    TestAccount a = new TestAccount(story, "A", 1);

    boolean told = clerk(story, "clerk-1", a, a, 1001).result();

    assertThat(told + ", A " + a.balance)
        .withFailMessage(
            "clerk-1 wanted to move 1001 of 1000 from A to A%n"
                + "what the clerk gets, balance: expected false, A 1000, was %s, A %d",
            told, a.balance)
        .isEqualTo("false, A 1000");
  }

  private Worker<Boolean> clerk(
      Story story, String name, TestAccount from, TestAccount to, long amount) {
    return story.start(name, () -> transfers.transfer(from, to, amount));
  }

  /** The name of what a transfer throws. */
  private String told(TestAccount from, TestAccount to) {
    try {
      return "" + transfers.transfer(from, to, 100);
    } catch (Throwable e) {
      return e.getClass().getSimpleName();
    }
  }

  /** Two clerks meet halfway: each is held when it has taken its first lock. */
  private void assertBothEnd(Story story, TestAccount a, TestAccount b) {
    Checkpoint one = story.checkpoint("clerk-1 having taken its first lock");
    Checkpoint two = story.checkpoint("clerk-2 having taken its first lock");
    for (TestAccount account : new TestAccount[] {a, b}) {
      account.lock.afterTaking =
          () -> {
            passIf("clerk-1", one);
            passIf("clerk-2", two);
          };
    }

    Worker<Boolean> first = clerk(story, "clerk-1", a, b, 500);
    one.awaitHeld(1);
    Worker<Boolean> second = clerk(story, "clerk-2", b, a, 300);
    second.settle();
    one.open();
    two.open();
    try {
      story.join();
    } catch (AssertionError failure) {
      if (!first.thread().isAlive() || !second.thread().isAlive()) {
        throw failure;
      }
      throw new AssertionError(
          "clerk-1 and clerk-2 wait for each other for ever\n" + at(first) + at(second), failure);
    }

    assertThat("A %d, B %d".formatted(a.balance, b.balance))
        .withFailMessage(
            "500 went from one account (A) to another (B), and 300 back%n"
                + "balances: expected A 800, B 1200, was A %d, B %d",
            a.balance, b.balance)
        .isEqualTo("A 800, B 1200");
  }

  /** In which line of the exercise a clerk is. */
  private static String at(Worker<?> clerk) {
    return Arrays.stream(clerk.thread().getStackTrace())
        .filter(frame -> frame.getClassName().equals(Transfers.class.getName()))
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .map(line -> "%s waits at %s%n".formatted(clerk.thread().getName(), line))
        .orElse("");
  }

  private void assertDoesNotWait(Story story, String meanwhile) {
    TestAccount c = new TestAccount(story, "C", 3);
    TestAccount d = new TestAccount(story, "D", 4);

    assertThat(clerk(story, "clerk-3", c, d, 100).ends())
        .withFailMessage("%s, and clerk-3, who wants to move money from C to D, waits", meanwhile)
        .isTrue();
  }

  private static void assertFree(String what, TestAccount a, TestAccount b) {
    assertThat(a.lock.isFree() && b.lock.isFree())
        .withFailMessage(
            "%s, and not every lock was given back%n"
                + "locks that are still taken: expected none, was %s",
            what, !a.lock.isFree() ? a.lock : b.lock)
        .isTrue();
  }

  private static void passIf(String clerk, Checkpoint checkpoint) {
    if (Thread.currentThread().getName().equals(clerk)) {
      checkpoint.pass();
    }
  }

  /** Two accounts, or the accounts of two locks, that share an identity hash code. */
  private static TestAccount[] twins(Story story, boolean locks) {
    Map<Integer, TestAccount> seen = new HashMap<>();
    while (true) {
      TestAccount account = new TestAccount(story, "no. " + seen.size(), seen.size());
      TestAccount twin = seen.put(System.identityHashCode(locks ? account.lock : account), account);
      if (twin != null) {
        return new TestAccount[] {twin, account};
      }
    }
  }

  /** An account that lets a test come in before its balance changes. */
  private static final class TestAccount implements Transfers.Account {
    private final long number;
    private final WatchedLock lock;
    private volatile long balance = 1000;
    private volatile boolean failing;
    private volatile boolean touchedWithoutLock;
    private volatile Runnable beforeChange = () -> {};

    TestAccount(Story story, String name, long number) {
      this.number = number;
      lock = new WatchedLock(story, "lock of " + name);
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public Lock lock() {
      return lock;
    }

    @Override
    public long balance() {
      touchedWithoutLock |= !lock.isHeldByMe();
      if (failing) {
        throw new IllegalStateException("account closed");
      }
      return balance;
    }

    @Override
    public void setBalance(long newBalance) {
      touchedWithoutLock |= !lock.isHeldByMe();
      beforeChange.run();
      balance = newBalance;
    }
  }
}
