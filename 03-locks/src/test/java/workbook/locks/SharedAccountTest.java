package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

@DisplayName("Exercise 1 · SharedAccount")
@Exercise(module = "03-locks", number = 1)
class SharedAccountTest {
  private static final int OTHERS = 1_000;

  @Test
  @DisplayName("1.1 two deposits come one after the other, money and journal together")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void depositsComeOneAfterTheOther(Explorer explorer) {
    Scene scene = new Scene().with("teller-1", deposit(500)).with("teller-2", deposit(200));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.2 no deposit comes between the steps of an auditor")
  @Kinds({Kind.EVERY_ORDER, Kind.LOCK_HELD_OUTSIDE, Kind.MORE_WHO_WAIT})
  void noDepositWhileAnAuditorHasTheLock(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("auditor", look(), deposit(200))
            .with("teller-1", deposit(500))
            .with("teller-2", deposit(1));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName(
      "1.3 a deposit that is not in the journal has not happened, and the next one goes on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.STATES})
  void aFailedDepositHasNotHappened(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("teller-1", deposit(500), deposit(1))
            .with("teller-2", deposit(200), look());

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("1.4 a deposit that does not get the lock changes nothing and gives nothing back")
  @Kinds(Kind.FAILURES)
  void aDepositWithoutLockGivesNoneBack(Story story) {
    assertNothingGivenBack(story, deposit(500));
  }

  @Test
  @DisplayName("1.5 a deposit waits for as long as the lock is taken")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void aDepositWaitsForAsLongAsItTakes(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(whileAuditing(deposit(500))::lay);
  }

  @Test
  @DisplayName("1.6 an interrupt keeps no deposit from being made, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptStopsNoDeposit(Explorer explorer) {
    explorer.interrupting("teller").everyOrder(whileAuditing(deposit(500))::lay);
  }

  @Test
  @DisplayName("2.1 of two withdrawals the second looks at what the first has left")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void withdrawalsComeOneAfterTheOther(Explorer explorer) {
    Scene scene = new Scene().with("teller-1", withdraw(500)).with("teller-2", withdraw(700));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.2 no withdrawal comes, or is refused, between the steps of an auditor")
  @Kinds({Kind.EVERY_ORDER, Kind.LOCK_HELD_OUTSIDE, Kind.MORE_WHO_WAIT})
  void noWithdrawalWhileAnAuditorHasTheLock(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("auditor", withdraw(600), look(), deposit(700))
            .with("teller-1", withdraw(500))
            .with("teller-2", withdraw(1100));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.3 a withdrawal that is not in the journal has not happened")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.STATES})
  void aFailedWithdrawalHasNotHappened(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("teller-1", withdraw(500), withdraw(600))
            .with("teller-2", withdraw(700), look());

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("2.4 a withdrawal that does not get the lock changes nothing and gives nothing back")
  @Kinds(Kind.FAILURES)
  void aWithdrawalWithoutLockGivesNoneBack(Story story) {
    assertNothingGivenBack(story, withdraw(500));
  }

  @Test
  @DisplayName("2.5 a withdrawal waits for as long as the lock is taken")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void aWithdrawalWaitsForAsLongAsItTakes(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(whileAuditing(withdraw(300))::lay);
  }

  @Test
  @DisplayName("2.6 an interrupt keeps nobody from getting his money, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptStopsNoWithdrawal(Explorer explorer) {
    explorer.interrupting("teller").everyOrder(whileAuditing(withdraw(300))::lay);
  }

  @Test
  @DisplayName("2.7 everything can be withdrawn, but no more; a refusal writes no line")
  @Kinds({Kind.SIZES, Kind.STATES})
  void everythingCanBeWithdrawn(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("teller", withdraw(1001), withdraw(999), withdraw(2), withdraw(1), withdraw(1));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.1 nobody sees the balance between the steps of an auditor")
  @Kinds({Kind.EVERY_ORDER, Kind.LOCK_HELD_OUTSIDE, Kind.MORE_WHO_WAIT})
  void nobodySeesTheBalanceHalfway(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("auditor", withdraw(500), deposit(200))
            .with("customer", look())
            .with("teller", deposit(1));

    explorer.everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.2 an auditor who has the lock still has it after each call, also one that fails")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.LOCK_HELD_OUTSIDE})
  void whoHasTheLockKeepsIt(Explorer explorer) {
    Scene scene =
        new Scene()
            .with("auditor", look(), deposit(1), withdraw(5000), withdraw(2), look())
            .with("teller", look());

    explorer.failing().everyOrder(scene::lay);
  }

  @Test
  @DisplayName("3.3 a look at the balance that does not get the lock gives nothing back")
  @Kinds(Kind.FAILURES)
  void aReadWithoutLockGivesNoneBack(Story story) {
    assertNothingGivenBack(story, look());
  }

  @Test
  @DisplayName("3.4 a look at the balance waits for as long as the lock is taken")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void aReadWaitsForAsLongAsItTakes(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(whileAuditing(look())::lay);
  }

  @Test
  @DisplayName("3.5 an interrupt keeps nobody from seeing the balance, and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptStopsNoRead(Explorer explorer) {
    explorer.interrupting("teller").everyOrder(whileAuditing(look())::lay);
  }

  @Test
  @DisplayName("3.6 while the journal of one account is written, a thousand others are used")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void accountsDoNotWaitForEachOther(Story story) {
    Checkpoint writing = story.checkpoint("writing into the journal");
    SharedAccount slow =
        new SharedAccount(new ReentrantLock(), (change, balance) -> writing.pass(), 1000);

    story.start("teller-1", () -> slow.deposit(500));
    writing.awaitHeld(1);
    Worker<Integer> second =
        story.start(
            "teller-2",
            () -> {
              int done = 0;
              for (int i = 0; i < OTHERS; i++) {
                SharedAccount other = new SharedAccount(new ReentrantLock(), (c, b) -> {}, 1000);
                other.deposit(500);
                done += other.withdraw(1500) && other.balance() == 0 ? 1 : 0;
              }
              return done;
            });

    assertThat(second.ends())
        .withFailMessage(
            "teller-1 makes a deposit, and teller-2, who works with other accounts, waits for it%n"
                + "teller-2: expected to be done, was waiting")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "teller-2 put 500 into %d other accounts and took out 1500%n"
                + "emptied: expected %d, was %d",
            OTHERS, OTHERS, second.result())
        .isEqualTo(OTHERS);
  }

  /** Somebody comes while an auditor has taken money out, and not yet put more in. */
  private static Scene whileAuditing(Step step) {
    return new Scene().with("auditor", withdraw(600), deposit(900)).with("teller", step);
  }

  /** Uses an account whose lock is not to be had. */
  private static void assertNothingGivenBack(Story story, Step step) {
    IllegalStateException failure = new IllegalStateException("no lock to be had today");
    WatchedLock lock = new WatchedLock(story, "the lock");
    List<String> lines = new ArrayList<>();
    SharedAccount account = new SharedAccount(lock, (change, balance) -> lines.add("line"), 1000);
    lock.beforeTaking =
        () -> {
          throw failure;
        };

    Object told = story.start("teller", () -> toldBy(step, new Answer(account))).result();
    lock.beforeTaking = () -> {};
    String left = story.start("auditor", () -> account.balance() + " " + lines).result();

    assertThat(told)
        .withFailMessage(
            "taking the lock failed, and the teller was told something else%n"
                + "what the teller gets: expected %s, was %s",
            failure, told)
        .isSameAs(failure);
    assertThat(lock.givenBackInVain)
        .withFailMessage(
            "taking the lock failed, and the teller gave it back all the same%n"
                + "calls of unlock(): expected none, was one or more")
        .isFalse();
    assertThat(left)
        .withFailMessage(
            "taking the lock failed, and the teller went on without it%n"
                + "balance, journal: expected 1000 [], was %s",
            left)
        .isEqualTo("1000 []");
  }

  /** What the step returns, or what it throws. */
  private static Object toldBy(Step step, Desk desk) {
    try {
      return step.act.at(desk);
    } catch (Throwable e) {
      return e;
    }
  }

  private static Step deposit(long amount) {
    return new Step(
        "deposit " + amount,
        desk -> {
          desk.deposit(amount);
          return "done";
        });
  }

  private static Step withdraw(long amount) {
    return new Step("withdraw " + amount, desk -> desk.withdraw(amount));
  }

  private static Step look() {
    return new Step("balance", Desk::balance);
  }

  /** What somebody does at the account. */
  private record Step(String what, Act act) {
    interface Act {
      Object at(Desk desk);
    }
  }

  /** Where the money is: in the exercise, or in a model of it. */
  private interface Desk {
    void deposit(long amount);

    boolean withdraw(long amount);

    long balance();
  }

  private record Answer(SharedAccount account) implements Desk {
    @Override
    public void deposit(long amount) {
      account.deposit(amount);
    }

    @Override
    public boolean withdraw(long amount) {
      return account.withdraw(amount);
    }

    @Override
    public long balance() {
      return account.balance();
    }
  }

  /** What an account is to be for one thread alone. */
  private static final class Model implements Desk {
    private final List<String> lines = new ArrayList<>();
    private long balance = 1000;

    @Override
    public void deposit(long amount) {
      balance += amount;
      lines.add(line(amount, balance));
    }

    @Override
    public boolean withdraw(long amount) {
      boolean enough = amount <= balance;
      if (enough) {
        deposit(-amount);
      }
      return enough;
    }

    @Override
    public long balance() {
      return balance;
    }
  }

  private static String line(long change, long balance) {
    return "%+d = %d".formatted(change, balance);
  }

  /**
   * People who use an account of 1000 at once. It must come out as if they had taken turns: a
   * teller's turn is one call, the auditor's is all that he does, for he has the lock meanwhile.
   */
  private static final class Scene {
    private static final String KEPT_OUT = "the lock is taken";
    private static final String FAILED = "failed";

    private final Map<String, List<Step>> people = new LinkedHashMap<>();

    Scene with(String name, Step... steps) {
      people.put(name, List.of(steps));
      return this;
    }

    void lay(Round round) {
      ReentrantLock lock = new ReentrantLock();
      TestJournal journal = new TestJournal(round);
      Desk desk = new Answer(new SharedAccount(lock, journal, 1000));
      Map<String, List<String>> told = new TreeMap<>();
      people.forEach(
          (name, steps) -> {
            List<String> own = new ArrayList<>();
            told.put(name, own);
            Round.Call<Boolean> call =
                round.thread(
                    name,
                    () -> {
                      if (name.equals("auditor")) {
                        audit(round, lock, () -> act(round, lock, desk, steps, own));
                      } else {
                        act(round, lock, desk, steps, own);
                      }
                      return Thread.currentThread().isInterrupted();
                    });
            round.check(() -> assertInterruptKept(name, call));
          });
      round.check(() -> assertTold(round, told));
      round.check(() -> assertPossible(told, journal.lines, desk));
      round.check(() -> assertNeverTwo(journal));
    }

    /** Without waiting, for the explorer has to see who waits. */
    private static void audit(Round round, ReentrantLock lock, Runnable steps) {
      boolean taken = lock.tryLock();
      round.note(taken ? "takes the lock" : KEPT_OUT);
      if (taken) {
        steps.run();
        round.note("gives the lock back");
        lock.unlock();
      }
    }

    private static void act(
        Round round, ReentrantLock lock, Desk desk, List<Step> steps, List<String> own) {
      int held = lock.getHoldCount();
      for (Step step : steps) {
        own.add(step.what + ": " + told(round, desk, step));
        if (lock.getHoldCount() != held) {
          round.wrong(
              "%s, and afterwards the lock is not as it was%nlock: expected taken %d times, was %d"
                  .formatted(step.what, held, lock.getHoldCount()));
        }
      }
    }

    private static Object told(Round round, Desk desk, Step step) {
      try {
        return step.act.at(desk);
      } catch (Throwable e) {
        if (e == round.failure()) {
          return FAILED;
        }
        throw e;
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

    private static void assertTold(Round round, Map<String, List<String>> told) {
      boolean wasTold =
          told.values().stream().flatMap(List::stream).anyMatch(was -> was.endsWith(FAILED));
      assertThat(wasTold)
          .withFailMessage(
              "the journal failed, and nobody was told so%nexpected %s, was %s",
              round.failure(), told)
          .isEqualTo(round.failure() != null);
    }

    private static void assertNeverTwo(TestJournal journal) {
      assertThat(journal.most)
          .withFailMessage(
              "several threads wrote into the journal at once%nwriting: expected 1, was %d",
              journal.most)
          .isLessThan(2);
    }

    private void assertPossible(Map<String, List<String>> told, List<String> lines, Desk desk) {
      String seen = outcome(told, lines, desk);
      Set<String> possible = new TreeSet<>();
      addOutcomes(new ArrayList<>(), told, possible);
      assertThat(seen)
          .withFailMessage(
              "this cannot come out when people use an account of 1000 one after the other%n"
                  + "expected %s, was %s",
              String.join(" or ", possible), seen)
          .isIn(possible);
    }

    private static String outcome(Map<String, List<String>> told, List<String> lines, Desk desk) {
      return told + ", journal " + lines + ", in the end " + desk.balance();
    }

    /** Adds what can come out of turns that begin in this order. */
    private void addOutcomes(
        List<String> order, Map<String, List<String>> told, Set<String> possible) {
      boolean complete = true;
      for (String name : people.keySet()) {
        long turns = name.equals("auditor") ? 1 : people.get(name).size();
        if (order.stream().filter(name::equals).count() < turns) {
          complete = false;
          order.add(name);
          addOutcomes(order, told, possible);
          order.remove(order.size() - 1);
        }
      }
      if (complete) {
        possible.add(play(order, told));
      }
    }

    /** Plays the turns with a model, but for those that were told that it was in vain. */
    private String play(List<String> order, Map<String, List<String>> told) {
      Model model = new Model();
      Map<String, List<String>> modelTold = new TreeMap<>();
      people.keySet().forEach(name -> modelTold.put(name, new ArrayList<>()));
      for (String name : order) {
        List<String> own = modelTold.get(name);
        int end = name.equals("auditor") ? told.get(name).size() : own.size() + 1;
        while (own.size() < end) {
          Step step = people.get(name).get(own.size());
          boolean failed = told.get(name).get(own.size()).endsWith(FAILED);
          own.add(step.what + ": " + (failed ? FAILED : step.act.at(model)));
        }
      }
      return outcome(modelTold, model.lines, model);
    }
  }

  /**
   * A journal that keeps its lines in order; while one is written, others may come, or it fails.
   */
  private static final class TestJournal implements SharedAccount.Journal {
    private final Round round;
    private final List<String> lines = new ArrayList<>();
    private int writing;
    private int most;

    TestJournal(Round round) {
      this.round = round;
    }

    @Override
    public void write(long change, long balance) {
      most = Math.max(most, ++writing);
      round.note("writes " + line(change, balance));
      try {
        round.seam();
      } finally {
        writing--;
      }
      lines.add(line(change, balance));
    }
  }
}
