package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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

@DisplayName("Exercise 1 · BankAccount")
@Exercise(module = "02-race-conditions", number = 1)
class BankAccountTest {
  private static final int MANY = 300;

  @Test
  @DisplayName("1.1 two tellers withdraw at once, in whatever order: no withdrawal is lost")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void twoTellersWithdrawAtOnce(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", withdraw(500)).with("teller-2", withdraw(700));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.2 three tellers withdraw at once: two are paid, and none of them waits for ever")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void threeTellersWithdrawAtOnce(Explorer explorer) {
    Scene scene =
        new Scene(1000)
            .with("teller-1", withdraw(400))
            .with("teller-2", withdraw(400))
            .with("teller-3", withdraw(400));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.3 the last coin is paid out, and no coin more, of however much money")
  @Kinds({Kind.SIZES, Kind.STATES})
  void toTheLastCoin(Story story) {
    for (long money : new long[] {1, 1000, Long.MAX_VALUE}) {
      Vault vault = new Vault(money);
      BankAccount account = new BankAccount(vault);

      assertPaid(money, money, story.start("teller", () -> account.withdraw(money)), true);
      assertPaid(0, 1, story.start("teller", () -> account.withdraw(1)), false);
      assertBalance(0, vault.money);
    }
  }

  @Test
  @DisplayName("1.4 hundreds of accounts do not wait for the one whose teller is at the vault")
  @Kinds({Kind.SIZES, Kind.WHO_IS_INSIDE})
  void accountsDoNotWaitForEachOther(Story story) {
    Checkpoint reading = story.checkpoint("reading the vault");
    BankAccount slow =
        new BankAccount(
            new BankAccount.Vault() {
              @Override
              public long read() {
                reading.pass();
                return 1000;
              }

              @Override
              public void store(long balance) {}
            });

    story.start("teller-1", () -> slow.withdraw(500));
    reading.awaitHeld(1);
    Worker<Void> second =
        story.start(
            "teller-2",
            () -> {
              for (int i = 0; i < MANY; i++) {
                new BankAccount(new Vault(1000)).withdraw(700);
              }
            });

    assertThat(second.ends())
        .withFailMessage("teller-2 waits for teller-1, who works on a different account")
        .isTrue();
  }

  @Test
  @DisplayName("1.5 the vault fails: its teller is told, the money stays, and the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailingVaultLeavesTheAccountUsable(Explorer explorer) {
    Scene scene =
        new Scene(1000)
            .with("teller-1", withdraw(500), withdraw(500))
            .with("teller-2", withdraw(700));

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.6 an interrupt keeps no teller from the vault, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptedTellerIsServed(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", withdraw(500)).with("teller-2", withdraw(700));

    explorer.interrupting("teller-1", "teller-2").everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.7 whoever waits for the vault waits for as long as it takes")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void tellersWaitForAsLongAsItTakes(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", withdraw(300)).with("teller-2", withdraw(300));

    explorer.lettingTimeRunOut().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.1 a deposit and a withdrawal at once, in whatever order: neither is lost")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void noDepositIsLost(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", withdraw(1100)).with("teller-2", deposit(200));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.2 two deposits at once, in whatever order: neither is lost")
  @Kinds(Kind.EVERY_ORDER)
  void twoDepositsAtOnce(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", deposit(500)).with("teller-2", deposit(200));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.3 the vault fails during a deposit: its teller is told, and the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailingVaultChangesNothing(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", deposit(500)).with("teller-2", deposit(200));

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.4 an interrupt keeps no deposit from the vault, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptedDepositIsMade(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller-1", deposit(500)).with("teller-2", deposit(200));

    explorer.interrupting("teller-1", "teller-2").everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.1 nobody reads the balance while it is being changed")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void theBalanceIsNotReadDuringAChange(Explorer explorer) {
    Scene scene = new Scene(1000).with("teller", withdraw(500)).with("customer", look());

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.2 whoever has changed the balance sees it, and so does everybody in the end")
  @Kinds(Kind.EVERY_ORDER)
  void theBalanceCountsEveryDeposit(Explorer explorer) {
    Scene scene =
        new Scene(1000).with("teller-1", deposit(200), look()).with("teller-2", withdraw(500));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.3 the vault fails while a customer looks: he is told, and the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aCustomerIsToldThatTheVaultFails(Explorer explorer) {
    Scene scene = new Scene(1000).with("customer", look()).with("teller", deposit(200));

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.4 an interrupt keeps no customer from looking, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptedCustomerSeesTheBalance(Explorer explorer) {
    Scene scene = new Scene(1000).with("customer", look()).with("teller", deposit(200));

    explorer.interrupting("customer").everyOrder(scene::lay);
  }

  // ---- what people do at an account

  private record Step(Function<BankAccount, String> deed, boolean refusable, long change) {
    boolean isRefused(long balance) {
      return refusable && balance + change < 0;
    }

    boolean looks() {
      return change == 0;
    }
  }

  private static Step withdraw(long amount) {
    return new Step(account -> account.withdraw(amount) ? "paid" : "refused", true, -amount);
  }

  private static Step deposit(long amount) {
    return new Step(
        account -> {
          account.deposit(amount);
          return "put in";
        },
        false,
        amount);
  }

  private static Step look() {
    return new Step(account -> "sees " + account.balance(), false, 0);
  }

  private static void assertPaid(long money, long amount, Worker<Boolean> teller, boolean paid) {
    assertThat(teller.result())
        .withFailMessage(
            "an account with %d, and a teller withdraws %d%npaid out: expected %b, was %b",
            money, amount, paid, teller.result())
        .isEqualTo(paid);
  }

  private static void assertBalance(long expected, long seen) {
    assertThat(seen)
        .withFailMessage("balance in the vault: expected %d, was %d", expected, seen)
        .isEqualTo(expected);
  }

  /**
   * Some people at one account, each of whom does one thing after the other. What they are told
   * must be what they could be told if they took turns.
   */
  private static final class Scene {
    private final long money;
    private final Map<String, List<Step>> people = new LinkedHashMap<>();

    Scene(long money) {
      this.money = money;
    }

    Scene with(String name, Step... steps) {
      people.put(name, List.of(steps));
      return this;
    }

    void lay(Round round) {
      WatchedVault vault = new WatchedVault(round, money);
      BankAccount account = new BankAccount(vault);
      Map<String, List<String>> told = new LinkedHashMap<>();
      people.forEach(
          (name, steps) -> {
            List<String> own = new ArrayList<>();
            told.put(name, own);
            boolean[] interrupted = new boolean[1];
            Round.Call<Void> call =
                round.thread(
                    name,
                    () -> {
                      for (Step step : steps) {
                        own.add(told(round, account, step));
                      }
                      interrupted[0] = Thread.currentThread().isInterrupted();
                    });
            round.check(() -> assertFlag(name, call.wasInterrupted(), interrupted[0]));
          });
      round.check(() -> assertPossible(told, vault.money, round.failure() != null));
      round.check(vault::assertNobodyCameIn);
    }

    private static String told(Round round, BankAccount account, Step step) {
      try {
        return step.deed().apply(account);
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
        return "the failure";
      }
    }

    private static void assertFlag(String name, boolean expected, boolean seen) {
      assertThat(seen)
          .withFailMessage(
              "somebody interrupts %s%n%s at the end: expected to be %sinterrupted, was %sinterrupted",
              name, name, expected ? "" : "not ", seen ? "" : "not ")
          .isEqualTo(expected);
    }

    private void assertPossible(Map<String, List<String>> told, long end, boolean oneFailed) {
      Set<String> expected = new TreeSet<>();
      for (List<String> order : Turns.of(people)) {
        for (int i = 0; i < (oneFailed ? order.size() : 1); i++) {
          expected.add(outcome(order, oneFailed ? i : -1));
        }
      }
      String seen = outcome(told, end);
      assertThat(seen)
          .withFailMessage(
              "an account with %d: if people take turns, this cannot come out%n"
                  + "outcome: expected %s,%n  was %s",
              money, String.join("%n  or ".formatted(), expected), seen)
          .isIn(expected);
    }

    private String outcome(List<String> order, int failing) {
      long balance = money;
      Map<String, List<String>> told = new LinkedHashMap<>();
      people.keySet().forEach(name -> told.put(name, new ArrayList<>()));
      for (int i = 0; i < order.size(); i++) {
        List<String> own = told.get(order.get(i));
        Step step = people.get(order.get(i)).get(own.size());
        boolean changes = i != failing && !step.isRefused(balance);
        balance += changes ? step.change() : 0;
        own.add(
            i == failing
                ? "the failure"
                : step.looks()
                    ? "sees " + balance
                    : changes ? step.refusable() ? "paid" : "put in" : "refused");
      }
      return outcome(told, balance);
    }

    private static String outcome(Map<String, List<String>> told, long end) {
      return told.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
              .collect(Collectors.joining("; "))
          + "; in the end "
          + end;
    }
  }

  /** A vault as it is. */
  private static class Vault implements BankAccount.Vault {
    private long money;

    Vault(long money) {
      this.money = money;
    }

    @Override
    public long read() {
      return money;
    }

    @Override
    public void store(long balance) {
      money = balance;
    }
  }

  /** A vault that lets others come in, or fails, and sees whether somebody is there already. */
  private static final class WatchedVault implements BankAccount.Vault {
    private final Round round;
    private long money;
    private int readers;
    private int writers;
    private String intruder;

    WatchedVault(Round round, long money) {
      this.round = round;
      this.money = money;
    }

    @Override
    public long read() {
      comeIn(writers > 0, "reads while somebody stores");
      readers++;
      try {
        long read = money;
        round.note("reads " + read);
        round.seam();
        return read;
      } finally {
        readers--;
      }
    }

    @Override
    public void store(long balance) {
      comeIn(writers > 0 || readers > 0, "stores while somebody is at the vault");
      writers++;
      try {
        round.seam();
        round.note("stores " + balance);
        money = balance;
      } finally {
        writers--;
      }
    }

    private void comeIn(boolean intrudes, String what) {
      if (intrudes && intruder == null) {
        intruder = Thread.currentThread().getName() + " " + what;
      }
    }

    void assertNobodyCameIn() {
      assertThat(intruder)
          .withFailMessage(
              "%s%nat the vault while somebody stores: expected nobody else, was one more",
              intruder)
          .isNull();
    }
  }
}
