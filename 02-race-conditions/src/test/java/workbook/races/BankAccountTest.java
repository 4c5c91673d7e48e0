package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 1 · BankAccount")
@Exercise(module = "02-race-conditions", number = 1)
class BankAccountTest {

  @Test
  @DisplayName("1.1 two tellers withdraw at once: no withdrawal is lost")
  void noWithdrawalIsLost(Story story) {
    Checkpoint one = story.checkpoint("teller-1 reading the vault");
    Checkpoint two = story.checkpoint("teller-2 reading the vault");
    TestVault vault = new TestVault(story, 1000);
    vault.afterRead = () -> (isTeller1() ? one : two).pass();
    BankAccount account = new BankAccount(vault);

    Worker<Boolean> teller1 = story.start("teller-1", () -> account.withdraw(500));
    one.awaitHeld(1);
    Worker<Boolean> teller2 = story.start("teller-2", () -> account.withdraw(700));
    teller2.settle();
    one.open();
    teller1.result();
    two.open();

    long paidOut = (teller1.result() ? 500 : 0) + (teller2.result() ? 700 : 0);
    assertThat(vault.balance + paidOut)
        .withFailMessage(
            "two tellers were inside withdraw() at once: a withdrawal is lost%n"
                + "balance + paid out: expected 1000, was %d",
            vault.balance + paidOut)
        .isEqualTo(1000);
  }

  @Test
  @DisplayName("1.2 a teller who is about to store is still alone")
  void storingBelongsToTheWithdrawal(Story story) {
    Checkpoint one = story.checkpoint("teller-1 storing into the vault");
    Checkpoint two = story.checkpoint("teller-2 storing into the vault");
    TestVault vault = new TestVault(story, 1000);
    vault.beforeStore = () -> (isTeller1() ? one : two).pass();
    BankAccount account = new BankAccount(vault);

    Worker<Boolean> teller1 = story.start("teller-1", () -> account.withdraw(500));
    one.awaitHeld(1);
    Worker<Boolean> teller2 = story.start("teller-2", () -> account.withdraw(700));
    teller2.settle();
    one.open();
    teller1.result();
    two.open();

    long paidOut = (teller1.result() ? 500 : 0) + (teller2.result() ? 700 : 0);
    assertThat(vault.balance + paidOut)
        .withFailMessage(
            "a second teller came in before the first had stored: a withdrawal is lost%n"
                + "balance + paid out: expected 1000, was %d",
            vault.balance + paidOut)
        .isEqualTo(1000);
  }

  @Test
  @DisplayName("1.3 checking and paying out are one step that nobody can split")
  void checkingAndPayingOutAreOneStep(Story story) {
    // On a starved machine only a pause lets another teller in soon; else, giving way does it.
    for (Runnable pause : List.<Runnable>of(Thread::yield, () -> LockSupport.parkNanos(50_000))) {
      TestVault vault = new TestVault(story, 1);
      vault.afterRead = pause;
      vault.beforeStore = pause;
      BankAccount account = new BankAccount(vault);

      story.shake(
          4,
          "teller",
          () -> vault.wrongStore,
          () -> {
            if (account.withdraw(1)) {
              account.deposit(1);
            }
          });

      assertThat(vault.wrongStore)
          .withFailMessage(
              "the only coin was paid out or paid in twice: another teller came in halfway%n"
                  + "the vault may only be told to store 0 if it holds 1, and 1 if it holds 0")
          .isFalse();
    }
  }

  @Test
  @DisplayName("1.4 two accounts do not wait for each other")
  void twoAccountsDoNotWaitForEachOther(Story story) {
    Checkpoint reading = story.checkpoint("reading the vault");
    TestVault held = new TestVault(story, 1000);
    held.afterRead = reading::pass;
    BankAccount slow = new BankAccount(held);
    BankAccount other = new BankAccount(new TestVault(story, 1000));

    story.start("teller-1", () -> slow.withdraw(500));
    reading.awaitHeld(1);
    Worker<Boolean> second = story.start("teller-2", () -> other.withdraw(700));

    assertThat(second.ends())
        .withFailMessage("teller-2 waits for teller-1, who works on a different account")
        .isTrue();
  }

  @Test
  @DisplayName("1.5 a vault that fails does not leave the account locked")
  void aFailingVaultLeavesTheAccountUsable(Story story) {
    TestVault vault = new TestVault(story, 1000);
    BankAccount account = new BankAccount(vault);
    vault.beforeStore =
        () -> {
          throw new IllegalStateException("the vault is stuck");
        };
    story.start(
        "teller-1",
        () -> assertThatThrownBy(() -> account.withdraw(500)).hasMessage("the vault is stuck"));
    story.join();
    vault.beforeStore = () -> {};

    Worker<Boolean> second = story.start("teller-2", () -> account.withdraw(700));

    assertThat(second.ends())
        .withFailMessage("teller-2 waits for ever: teller-1 left with an exception and the lock")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 a deposit and a withdrawal at once: neither is lost")
  void noDepositIsLost(Story story) {
    Checkpoint one = story.checkpoint("teller-1 reading the vault");
    Checkpoint two = story.checkpoint("teller-2 reading the vault");
    TestVault vault = new TestVault(story, 1000);
    vault.afterRead = () -> (isTeller1() ? one : two).pass();
    BankAccount account = new BankAccount(vault);

    Worker<Boolean> teller1 = story.start("teller-1", () -> account.withdraw(500));
    one.awaitHeld(1);
    Worker<Void> teller2 = story.start("teller-2", () -> account.deposit(200));
    teller2.settle();
    one.open();
    teller1.result();
    two.open();
    story.join();

    assertThat(vault.balance)
        .withFailMessage(
            "teller-2 deposited while teller-1 was inside withdraw(): one of the two is lost%n"
                + "1000 - 500 + 200: expected 700, was %d",
            vault.balance)
        .isEqualTo(700);
  }

  @Test
  @DisplayName("2.2 two deposits at once: neither is lost")
  void twoDepositsAtOnce(Story story) {
    Checkpoint one = story.checkpoint("teller-1 storing into the vault");
    Checkpoint two = story.checkpoint("teller-2 storing into the vault");
    TestVault vault = new TestVault(story, 1000);
    vault.beforeStore = () -> (isTeller1() ? one : two).pass();
    BankAccount account = new BankAccount(vault);

    Worker<Void> teller1 = story.start("teller-1", () -> account.deposit(500));
    one.awaitHeld(1);
    Worker<Void> teller2 = story.start("teller-2", () -> account.deposit(200));
    teller2.settle();
    one.open();
    teller1.result();
    two.open();
    story.join();

    assertThat(vault.balance)
        .withFailMessage(
            "teller-2 came in before teller-1 had stored: a deposit is lost%n"
                + "1000 + 500 + 200: expected 1700, was %d",
            vault.balance)
        .isEqualTo(1700);
  }

  @Test
  @DisplayName("3.1 nobody reads the balance while it is being changed")
  void theBalanceIsNotReadDuringAChange(Story story) {
    Checkpoint storing = story.checkpoint("storing into the vault");
    TestVault vault = new TestVault(story, 1000);
    vault.beforeStore = storing::pass;
    BankAccount account = new BankAccount(vault);

    story.start("teller-1", () -> account.withdraw(500));
    storing.awaitHeld(1);
    Worker<Long> customer = story.start("customer", account::balance);
    customer.settle();
    storing.open();

    assertThat(customer.result())
        .withFailMessage(
            "the customer read the vault while teller-1 was storing into it%n"
                + "balance after the withdrawal: expected 500, was %d",
            customer.result())
        .isEqualTo(500);
  }

  private static boolean isTeller1() {
    return Thread.currentThread().getName().equals("teller-1");
  }

  /** A vault that writes down what is done to it and lets a test come in between. */
  private static final class TestVault implements BankAccount.Vault {
    private final Story story;
    private volatile long balance;
    private volatile boolean wrongStore;
    private volatile Runnable afterRead = () -> {};
    private volatile Runnable beforeStore = () -> {};

    TestVault(Story story, long balance) {
      this.story = story;
      this.balance = balance;
    }

    @Override
    public long read() {
      long read = balance;
      story.note("reads " + read);
      afterRead.run();
      return read;
    }

    @Override
    public void store(long newBalance) {
      beforeStore.run();
      story.note("stores " + newBalance);
      if (newBalance == balance || newBalance < 0) {
        wrongStore = true;
      }
      balance = newBalance;
    }
  }
}
