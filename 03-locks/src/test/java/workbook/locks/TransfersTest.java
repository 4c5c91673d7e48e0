package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

@DisplayName("Exercise 3 · Transfers")
@Exercise(module = "03-locks", number = 3)
class TransfersTest {
  private static final int OTHERS = 1_000;

  @Test
  @DisplayName("1.1 of two transfers the second looks at what the first has left")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void theSecondLooksAtWhatIsLeft(Explorer explorer) {
    Scene scene =
        new Scene().with("clerk-1", move("A", "B", 700)).with("clerk-2", move("A", "C", 700));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.2 an auditor who has both locks finds no money under way, and nothing moves")
  @Kinds({Kind.EVERY_ORDER, Kind.LOCK_HELD_OUTSIDE, Kind.MORE_WHO_WAIT})
  void noMoneyIsUnderWay(Explorer explorer) {
    Scene scene =
        new Scene()
            .withAuditor()
            .with("clerk-1", move("A", "B", 700))
            .with("clerk-2", move("B", "A", 1100));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.3 when a balance cannot be read, no money has moved, and the others go on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.STATES})
  void aFailedTransferHasNotHappened(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("clerk-1", move("A", "B", 700), move("A", "B", 300))
            .with("clerk-2", move("B", "A", 200));

    explorer.failing().everyOrder(scene.failing()::lay);
  }

  @Test
  @DisplayName("1.4 a transfer waits for as long as others use its accounts")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void aTransferWaitsForAsLongAsItTakes(Explorer explorer) {
    Scene scene = new Scene().withAuditor().with("clerk", move("A", "B", 700));

    explorer.lettingTimeRunOut().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.5 an interrupt keeps no transfer from being made, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptStopsNoTransfer(Explorer explorer) {
    Scene scene =
        new Scene().with("clerk-1", move("A", "B", 700)).with("clerk-2", move("B", "A", 200));

    explorer.interrupting("clerk-1", "clerk-2").everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.6 everything can be moved, but no more, and comes back")
  @Kinds({Kind.SIZES, Kind.STATES})
  void everythingCanBeMoved(Explorer explorer) {
    Scene scene =
        new Scene()
            .with(
                "clerk",
                move("A", "B", 1001),
                move("A", "B", 1000),
                move("A", "B", 1),
                move("B", "A", 2001),
                move("B", "A", 1999));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName(
      "2.1 two transfers in opposite directions both come to their end, whatever the numbers")
  @Kinds({Kind.EVERY_ORDER, Kind.SIZES})
  void oppositeTransfersEnd(Explorer explorer) {
    long far = 1L << 62; // as far from 0 as its negative, with the same last half
    long like7 = 1_000_000_000L * (1L << 32) + 1_000_000_007; // 7 in its last digits, hashed as 7
    Scene scene =
        new Scene(far, -far, 7, like7)
            .with("clerk-1", there("A", "B"), there("C", "D"))
            .with("clerk-2", back("A", "B"), back("C", "D"));

    explorer.everyOrder(scene.quietly()::lay);
  }

  @Test
  @DisplayName("2.2 so they do when the accounts, or their locks, have the same identity hash code")
  @Kinds({Kind.EVERY_ORDER, Kind.SIZES})
  void accountsWithTheSameHash(Explorer explorer) {
    List<TestAccount> accounts = twins(false);
    accounts.addAll(twins(true));
    Scene scene =
        new Scene(accounts)
            .with("clerk-1", there("A", "B"), there("C", "D"))
            .with("clerk-2", back("A", "B"), back("C", "D"));

    explorer.everyOrder(scene.quietly()::lay);
  }

  @Test
  @DisplayName("2.3 three transfers in a ring all come to their end, whatever the numbers")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT, Kind.SIZES})
  void aRingOfTransfersEnds(Explorer explorer) {
    Scene ring =
        new Scene(0, Long.MAX_VALUE / 3 * 2, Long.MIN_VALUE / 3 * 2)
            .with("clerk-1", move("A", "B", 100))
            .with("clerk-2", move("B", "C", 200))
            .with("clerk-3", move("C", "A", 300));

    explorer.everyOrder(ring.quietly()::lay);
  }

  @Test
  @DisplayName(
      "2.4 transfers between a thousand others wait neither for one at work nor for one that waits")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT, Kind.SIZES})
  void otherAccountsDoNotWait(Story story) {
    Checkpoint paying = story.checkpoint("clerk-1 taking money from A");
    TestAccount a = new TestAccount(1);
    TestAccount b = new TestAccount(2);
    Transfers transfers = new Transfers();
    a.beforeChange =
        () -> {
          if (Thread.currentThread().getName().equals("clerk-1")) {
            paying.pass();
          }
        };

    story.start("clerk-1", () -> transfers.transfer(a, b, 700));
    paying.awaitHeld(1);
    story.start("clerk-2", () -> transfers.transfer(b, a, 200)).settle();
    Worker<Integer> third =
        story.start(
            "clerk-3",
            () -> {
              int done = 0;
              for (int number = 3; number < OTHERS; number++) {
                TestAccount c = new TestAccount(number);
                TestAccount d = new TestAccount(-number);
                done += transfers.transfer(c, d, 1000) && d.balance == 2000 ? 1 : 0;
              }
              return done;
            });

    assertThat(third.ends())
        .withFailMessage(
            "clerk-1 is moving money from A to B, clerk-2 waits for that,%n"
                + "and clerk-3, who moves money between other accounts, is kept waiting, too%n"
                + "clerk-3: expected to be done, was waiting")
        .isTrue();
    assertThat(third.result())
        .withFailMessage(
            "clerk-3 moved 1000 between two accounts, %d times%nmoved: expected %d, was %d",
            OTHERS - 3, OTHERS - 3, third.result())
        .isEqualTo(OTHERS - 3);
  }

  @Test
  @DisplayName("3.1 a transfer from an account to itself changes nothing, whatever others do")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void theSameAccount(Explorer explorer) {
    Scene scene =
        new Scene(1000, 1001)
            .with("clerk-1", move("A", "A", 700))
            .with("clerk-2", move("A", "B", 500));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.2 what is not there cannot be moved, not even to the same account")
  @Kinds(Kind.SIZES)
  void theSameAccountWithTooLittle(Explorer explorer) {
    Scene scene = new Scene().with("clerk", move("A", "A", 1001), move("A", "A", 1000));

    explorer.everyOrder(scene::lay);
  }

  private static Move there(String from, String to) {
    return move(from, to, 500);
  }

  private static Move back(String from, String to) {
    return move(to, from, 300);
  }

  private static Move move(String from, String to, long amount) {
    return new Move(from, to, amount);
  }

  private record Move(String from, String to, long amount) {
    @Override
    public String toString() {
      return "%d from %s to %s".formatted(amount, from, to);
    }

    /** Makes the move in a model. */
    boolean in(Map<String, Long> balances) {
      boolean enough = amount <= balances.get(from);
      if (enough) {
        balances.merge(from, -amount, Long::sum);
        balances.merge(to, amount, Long::sum);
      }
      return enough;
    }
  }

  /** Two accounts that share an identity hash code, or whose locks do. */
  private static List<TestAccount> twins(boolean locks) {
    Map<Integer, TestAccount> seen = new HashMap<>();
    while (true) {
      TestAccount account = new TestAccount(seen.size());
      TestAccount twin = seen.put(System.identityHashCode(locks ? account.lock : account), account);
      if (twin != null) {
        return new ArrayList<>(List.of(twin, account));
      }
    }
  }

  /**
   * Clerks who move money between accounts of 1000 at once. It must come out as if they had taken
   * turns; an auditor, who has the locks of A and B, takes one, too.
   */
  private static final class Scene {
    private static final String FAILED = "failed";

    private final List<TestAccount> accounts;
    private final Map<String, List<Move>> people = new LinkedHashMap<>();
    private boolean failing;
    private boolean quiet;

    Scene() {
      this(1, 2, 3);
    }

    Scene(long... numbers) {
      this(Arrays.stream(numbers).mapToObj(TestAccount::new).toList());
    }

    Scene(List<TestAccount> accounts) {
      this.accounts = accounts;
    }

    Scene with(String name, Move... moves) {
      people.put(name, List.of(moves));
      return this;
    }

    /** Somebody audits A and B: looks, lets others come, and looks again. */
    Scene withAuditor() {
      return with("auditor", move("A", "B", 0));
    }

    /** It may fail when a balance is read. */
    Scene failing() {
      failing = true;
      return quietly();
    }

    /** No account is a place where others come in. */
    Scene quietly() {
      quiet = true;
      return this;
    }

    void lay(Round round) {
      Transfers transfers = new Transfers();
      for (int i = 0; i < accounts.size(); i++) {
        TestAccount account = accounts.get(i);
        account.name = String.valueOf((char) ('A' + i));
        account.balance = 1000;
        account.touchedWithoutLock = false;
        account.beforeReading = failing ? round::seam : () -> {};
        account.beforeChange = quiet ? () -> {} : round::seam;
      }
      Map<String, List<String>> told = new TreeMap<>();
      people.forEach(
          (name, moves) -> {
            List<String> own = new ArrayList<>();
            told.put(name, own);
            if (name.equals("auditor")) {
              round.thread(name, () -> audit(round, own));
              return;
            }
            Round.Call<Boolean> call =
                round.thread(
                    name,
                    () -> {
                      for (Move move : moves) {
                        own.add(move + ": " + told(round, transfers, move));
                      }
                      return Thread.currentThread().isInterrupted();
                    });
            round.check(() -> assertInterruptKept(name, call));
          });
      round.check(() -> assertTold(round, told));
      round.check(() -> assertPossible(told));
      if (!quiet) {
        round.check(this::assertTouchedUnderLock);
      }
    }

    private TestAccount account(String name) {
      return accounts.get(name.charAt(0) - 'A');
    }

    private Object told(Round round, Transfers transfers, Move move) {
      Object told;
      round.note("wants to move " + move);
      try {
        told = transfers.transfer(account(move.from), account(move.to), move.amount);
      } catch (Throwable e) {
        if (e != round.failure()) {
          throw e;
        }
        told = FAILED;
      }
      for (TestAccount account : accounts) {
        if (account.lock.isHeldByCurrentThread()) {
          round.wrong(
              "%s: %s, and the clerk has not given every lock back%nlock of %s: expected free, was taken"
                  .formatted(move, told, account.name));
        }
      }
      return told;
    }

    /** Without waiting, for the explorer has to see who waits. */
    private void audit(Round round, List<String> own) {
      TestAccount a = account("A");
      TestAccount b = account("B");
      if (a.lock.tryLock()) {
        if (b.lock.tryLock()) {
          round.note("takes both locks");
          String before = "A %d, B %d".formatted(a.balance, b.balance);
          round.seam();
          own.add(before + "; A %d, B %d".formatted(a.balance, b.balance));
          round.note("gives both locks back");
          b.lock.unlock();
        }
        a.lock.unlock();
      }
    }

    private static void assertInterruptKept(String name, Round.Call<Boolean> call) {
      assertThat(call.result())
          .withFailMessage(
              "%s was %sinterrupted%n%s: expected to come back %sinterrupted, was %s",
              name,
              call.wasInterrupted() ? "" : "not ",
              name,
              call.wasInterrupted() ? "" : "not ",
              !call.returned() ? call.thrown() : call.result() ? "interrupted" : "not interrupted")
          .isEqualTo(call.wasInterrupted());
    }

    private void assertTouchedUnderLock() {
      List<String> touched = new ArrayList<>();
      for (TestAccount account : accounts) {
        if (account.touchedWithoutLock) {
          touched.add(account.name);
        }
      }
      assertThat(touched)
          .withFailMessage(
              "a clerk read or changed a balance without having the lock of the account%n"
                  + "balances touched without the lock: expected none, was %s",
              touched)
          .isEmpty();
    }

    private static void assertTold(Round round, Map<String, List<String>> told) {
      boolean wasTold =
          told.values().stream().flatMap(List::stream).anyMatch(was -> was.endsWith(FAILED));
      assertThat(wasTold)
          .withFailMessage(
              "a balance could not be read, and no clerk was told so%nexpected %s, was %s",
              round.failure(), told)
          .isEqualTo(round.failure() != null);
    }

    private void assertPossible(Map<String, List<String>> told) {
      Map<String, Long> balances = new TreeMap<>();
      accounts.forEach(account -> balances.put(account.name, account.balance));
      String seen = told + ", in the end " + balances;
      Set<String> possible = new TreeSet<>();
      addOutcomes(new ArrayList<>(), told, possible, seen);
      assertThat(seen)
          .withFailMessage(
              "this cannot come out when clerks move money between accounts of 1000 one after the"
                  + " other%nexpected %s, was %s",
              String.join(" or ", possible), seen)
          .isIn(possible);
    }

    /** Adds what can come out of turns that begin in this order, until it is what was seen. */
    private void addOutcomes(
        List<String> order, Map<String, List<String>> told, Set<String> possible, String seen) {
      if (possible.contains(seen)) {
        return;
      }
      boolean complete = true;
      for (String name : people.keySet()) {
        if (order.stream().filter(name::equals).count() < people.get(name).size()) {
          complete = false;
          order.add(name);
          addOutcomes(order, told, possible, seen);
          order.remove(order.size() - 1);
        }
      }
      if (complete) {
        possible.add(play(order, told));
      }
    }

    /** Plays the turns with a model, but for those that failed, and for an auditor kept out. */
    private String play(List<String> order, Map<String, List<String>> told) {
      Map<String, Long> balances = new TreeMap<>();
      accounts.forEach(account -> balances.put(account.name, 1000L));
      Map<String, List<String>> modelTold = new TreeMap<>();
      people.keySet().forEach(name -> modelTold.put(name, new ArrayList<>()));
      for (String name : order) {
        List<String> own = modelTold.get(name);
        Move move = people.get(name).get(own.size());
        if (!name.equals("auditor")) {
          boolean failed = told.get(name).get(own.size()).endsWith(FAILED);
          own.add(move + ": " + (failed ? FAILED : move.in(balances)));
        } else if (!told.get(name).isEmpty()) {
          String look = "A %d, B %d".formatted(balances.get("A"), balances.get("B"));
          own.add(look + "; " + look);
        }
      }
      return modelTold + ", in the end " + balances;
    }
  }

  /** An account that lets others come in, or fails, and knows who has its lock. */
  private static final class TestAccount implements Transfers.Account {
    private volatile String name;
    private final long number;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long balance = 1000;
    private volatile boolean touchedWithoutLock;
    private volatile Runnable beforeReading = () -> {};
    private volatile Runnable beforeChange = () -> {};

    TestAccount(long number) {
      this.number = number;
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
      touchedWithoutLock |= !lock.isHeldByCurrentThread();
      beforeReading.run();
      return balance;
    }

    @Override
    public void setBalance(long newBalance) {
      touchedWithoutLock |= !lock.isHeldByCurrentThread();
      beforeChange.run();
      balance = newBalance;
    }
  }
}
