package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.races.BranchVisits.Account;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · BranchVisits")
@Exercise(module = "02-race-conditions", number = 3)
class BranchVisitsTest {

  @Test
  @DisplayName("1.1 two visit a branch at once: no visit is lost")
  @Kinds(Kind.EVERY_ORDER)
  void noVisitIsLost(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round::note);
          bank.visits.put("north", 1000L);
          visitsOf(round, bank, 2);
          round.check(() -> bank.assertVisits("two visitors came to a branch", 1002));
        });
  }

  @Test
  @DisplayName("1.2 the first two visits to a branch come at once: none is lost")
  @Kinds(Kind.EVERY_ORDER)
  void noFirstVisitIsLost(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round::note);
          visitsOf(round, bank, 2);
          round.check(() -> bank.assertVisits("the first two visitors came to a branch", 2));
        });
  }

  @Test
  @DisplayName("1.3 every visitor is told which visit was his")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void everyVisitorIsToldHisOwnCount(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round::note);
          List<Round.Call<Long>> visitors = visitsOf(round, bank, 3);
          round.check(
              () -> {
                List<Long> told = visitors.stream().map(Round.Call::result).sorted().toList();
                List<Long> expected = LongStream.rangeClosed(1, 3).boxed().toList();
                assertThat(told)
                    .withFailMessage(
                        "three visitors came to a branch, and were told the same number or a wrong"
                            + " one%nnumbers: expected %s, was %s",
                        expected, told)
                    .isEqualTo(expected);
              });
        });
  }

  @Test
  @DisplayName("1.4 the visit of an interrupted visitor counts, too")
  @Kinds(Kind.INTERRUPTS)
  void theVisitOfAnInterruptedVisitorCounts(Explorer explorer) {
    explorer
        .interrupting("visitor-2")
        .everyOrder(
            round -> {
              Bank bank = new Bank(round::note);
              visitsOf(round, bank, 2);
              round.check(() -> bank.assertVisits("one of two visitors was interrupted", 2));
            });
  }

  @Test
  @DisplayName("1.5 while an account is opened, visits are counted")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void visitsDoNotWaitForAnOpener(Story story) {
    Checkpoint opening = story.checkpoint("opening an account for Ada");
    Bank bank = new Bank(story::note);
    bank.whileOpening = customer -> opening.pass();

    teller(story, bank, 1, "Ada");
    opening.awaitHeld(1);
    Worker<Void> visitor =
        story.start(
            "visitor",
            () -> {
              for (int i = 1; i <= 100; i++) {
                story.note("visits branch " + i);
                bank.desk.visit("branch " + i);
              }
            });

    assertThat(visitor.ends())
        .withFailMessage("a visitor waits for teller-1, who opens an account for Ada")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 only one account is opened, in any order and however long the opener takes")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void onlyOneAccountIsOpened(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Bank bank = new Bank(round);
              tellersOf(round, bank, 2);
              round.check(() -> bank.assertOpenedOnce("two tellers asked for Ada's account"));
            });
  }

  @Test
  @DisplayName("2.2 every teller gets the account in the map")
  @Kinds(Kind.EVERY_ORDER)
  void everyTellerGetsTheSameAccount(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round);
          List<Round.Call<Account>> tellers = tellersOf(round, bank, 2);
          round.check(() -> bank.assertAllGotAccount("two tellers asked", tellers));
        });
  }

  @Test
  @DisplayName("2.3 no account is opened for a customer who has one")
  @Kinds(Kind.STATES)
  void aKnownCustomerKeepsHisAccount(Story story) {
    Bank bank = new Bank(story::note);
    Account known = new Account("Ada", 7);
    bank.accounts.put("Ada", known);

    Account got = bank.desk.accountOf(name("Ada"));

    assertThat(bank.opened.get())
        .withFailMessage(
            "Ada has an account already%naccounts opened: expected 0, was %d", bank.opened.get())
        .isZero();
    assertThat(got)
        .withFailMessage(
            "Ada has an account already%nreturned: expected no. 7, was %s", described(got))
        .isEqualTo(known);
  }

  @Test
  @DisplayName("2.4 while one account is opened, those who have the same hash code do not wait")
  @Kinds(Kind.WHO_IS_INSIDE)
  void differentCustomersDoNotWait(Story story) {
    assertThatTheyDoNotWait(story, "BBa", 1);
  }

  @Test
  @DisplayName("2.5 while one account is opened, a hundred others do not wait")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void aHundredCustomersDoNotWait(Story story) {
    assertThatTheyDoNotWait(story, "customer ", 100);
  }

  @Test
  @DisplayName("2.6 whoever waits for Ben's account does not wait for Ada's as well")
  @Kinds(Kind.MORE_WHO_WAIT)
  void theRightOneIsWoken(Story story) {
    Checkpoint ada = story.checkpoint("opening an account for Ada");
    Checkpoint ben = story.checkpoint("opening an account for Ben");
    Bank bank = new Bank(story::note);
    bank.whileOpening = customer -> (customer.equals("Ada") ? ada : ben).pass();

    teller(story, bank, 1, "Ada");
    ada.awaitHeld(1);
    teller(story, bank, 2, "Ada").settle();
    teller(story, bank, 3, "Ben");
    ben.awaitHeld(1);
    Worker<Object> fourth = teller(story, bank, 4, "Ben");
    fourth.settle();
    ben.open();

    assertThat(fourth.ends())
        .withFailMessage("Ben's account is open, and teller-4, who waited for it, still waits")
        .isTrue();
  }

  @Test
  @DisplayName("2.7 an attempt that fails does not count, and its teller gets the failure")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailedAttemptDoesNotCount(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> {
              Bank bank = new Bank(round);
              List<Round.Call<Account>> tellers = tellersOf(round, bank, 2);
              round.check(
                  () -> {
                    long failed = tellers.stream().filter(call -> call.thrown() != null).count();
                    int expected = round.failure() == null ? 0 : 1;
                    assertThat(failed)
                        .withFailMessage(
                            "%d of the attempts to open Ada's account failed%n"
                                + "tellers who got a failure: expected %d, was %d",
                            expected, expected, failed)
                        .isEqualTo(expected);
                    bank.assertOpenedOnce("two tellers asked for Ada's account");
                    bank.assertAllGotAccount(
                        "one of two tellers failed",
                        tellers.stream().filter(call -> call.thrown() == null).toList());
                  });
            });
  }

  @Test
  @DisplayName("2.8 an attempt fails while two wait: one of them opens the account, for everybody")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT, Kind.WHO_IS_INSIDE})
  void twoWaitForAnAttemptThatFails(Story story) {
    Checkpoint failing = story.checkpoint("failing to open an account");
    Checkpoint opening = story.checkpoint("opening an account");
    Bank bank = new Bank(story::note);
    Error failure = new StackOverflowError("too many forms");
    bank.whileOpening =
        customer -> {
          if (Thread.currentThread().getName().equals("teller-1")) {
            failing.pass();
            story.note("fails");
            throw failure;
          }
          opening.pass();
        };

    Worker<Object> first = teller(story, bank, 1, "Ada");
    failing.awaitHeld(1);
    Worker<Object> second = teller(story, bank, 2, "Ada");
    second.settle();
    Worker<Object> third = teller(story, bank, 3, "Ada");
    third.settle();
    failing.open();
    Object seen = first.result();
    second.settle();
    third.settle();
    Worker<Object> fourth = teller(story, bank, 4, "Ada");
    fourth.settle();
    opening.open();
    story.join();

    assertThat(seen)
        .withFailMessage(
            "the account could not be opened%nteller-1: expected %s, was %s", failure, seen)
        .isSameAs(failure);
    bank.assertOpenedOnce("teller-1 failed, two waited for him, and one came later");
    List<String> got = new ArrayList<>();
    for (Worker<Object> teller : List.of(second, third, fourth)) {
      got.add(described(teller.result()));
    }
    assertThat(got)
        .withFailMessage(
            "teller-1 failed, two waited for him, and one came later%n"
                + "teller-2 to teller-4: expected three times no. 1, was %s",
            got)
        .containsOnly("no. 1");
  }

  @Test
  @DisplayName(
      "2.9 an interrupt, before or while a teller waits, ends no wait and is not forgotten")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void anInterruptEndsNoWait(Story story) {
    Checkpoint opening = story.checkpoint("opening an account");
    Bank bank = new Bank(story::note);
    bank.whileOpening = customer -> opening.pass();
    bank.beforeServing =
        teller -> {
          if (teller.equals("teller-2")) {
            Thread.currentThread().interrupt();
          }
        };

    teller(story, bank, 1, "Ada");
    opening.awaitHeld(1);
    Worker<Object> second = teller(story, bank, 2, "Ada");
    second.settle();
    Worker<Object> third = teller(story, bank, 3, "Ada");
    third.settle();
    third.settleAfter(() -> third.thread().interrupt());
    Worker<Object> fourth = teller(story, bank, 4, "Ada");
    fourth.settle();
    opening.open();
    story.join();

    List<String> got = new ArrayList<>();
    for (Worker<Object> teller : List.of(second, third, fourth)) {
      got.add(described(teller.result()));
    }
    assertThat(got)
        .withFailMessage(
            "teller-2 and teller-3 were interrupted, and the account was opened by teller-1%n"
                + "teller-2 to teller-4: expected three times no. 1, was %s",
            got)
        .containsOnly("no. 1");
    assertThat(bank.marked)
        .withFailMessage(
            "teller-2 and teller-3 were interrupted%n"
                + "marked as interrupted afterwards: expected [teller-2, teller-3], was %s",
            bank.marked)
        .containsExactly("teller-2", "teller-3");
  }

  // ---- who does what

  private static List<Round.Call<Long>> visitsOf(Round round, Bank bank, int visitors) {
    List<Round.Call<Long>> calls = new ArrayList<>();
    for (int i = 1; i <= visitors; i++) {
      calls.add(
          round.thread(
              "visitor-" + i,
              () -> {
                long told = bank.desk.visit(name("north"));
                round.note("is told: visit " + told);
                return told;
              }));
    }
    return calls;
  }

  private static List<Round.Call<Account>> tellersOf(Round round, Bank bank, int tellers) {
    List<Round.Call<Account>> calls = new ArrayList<>();
    for (int i = 1; i <= tellers; i++) {
      calls.add(
          round.thread(
              "teller-" + i,
              () -> {
                Account account = bank.desk.accountOf(name("Ada"));
                round.note("gets " + described(account));
                return account;
              }));
    }
    return calls;
  }

  /** Starts a teller, whose result is the account, or what was thrown. */
  private static Worker<Object> teller(Story story, Bank bank, int number, String customer) {
    return story.start(
        "teller-" + number,
        () -> {
          story.note("serves " + customer);
          String teller = Thread.currentThread().getName();
          bank.beforeServing.accept(teller);
          try {
            Account account = bank.desk.accountOf(name(customer));
            story.note("gets " + described(account));
            if (Thread.currentThread().isInterrupted()) {
              bank.marked.add(teller);
            }
            return account;
          } catch (Throwable e) {
            story.note("gets " + e.getClass().getSimpleName());
            return e;
          }
        });
  }

  private static void assertThatTheyDoNotWait(Story story, String others, int howMany) {
    Checkpoint opening = story.checkpoint("opening an account for Aaa");
    Bank bank = new Bank(story::note);
    bank.whileOpening =
        customer -> {
          if (customer.equals("Aaa")) {
            opening.pass();
          }
        };

    teller(story, bank, 1, "Aaa"); // has the hash code of BBa
    opening.awaitHeld(1);
    Worker<Void> second =
        story.start(
            "teller-2",
            () -> {
              for (int i = 1; i <= howMany; i++) {
                String customer = howMany == 1 ? others : others + i;
                story.note("serves " + customer);
                bank.desk.accountOf(customer);
              }
            });

    assertThat(second.ends())
        .withFailMessage(
            "teller-2, who serves others, waits for teller-1, who opens an account for Aaa")
        .isTrue();
  }

  /** Everybody brings a string of his own: equal to the others', but not the same object. */
  private static String name(String name) {
    return new String(name);
  }

  private static String described(Object value) {
    return value instanceof Account account ? "no. " + account.number() : String.valueOf(value);
  }

  /** The exercise and what it is made of. */
  private static final class Bank {
    private final ConcurrentMap<String, Long> visits = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Set<String> marked = new ConcurrentSkipListSet<>();
    private final Consumer<String> noting;
    private final BranchVisits desk;
    private volatile Consumer<String> whileOpening = customer -> {};
    private volatile Consumer<String> beforeServing = teller -> {};

    Bank(Consumer<String> noting) {
      this.noting = noting;
      desk = new BranchVisits(visits, accounts, this::open);
    }

    Bank(Round round) {
      this(round::note);
      whileOpening = customer -> round.seam();
    }

    private Account open(String customer) {
      noting.accept("begins to open");
      whileOpening.accept(customer);
      Account account = new Account(customer, opened.incrementAndGet());
      noting.accept("opened no. " + account.number());
      return account;
    }

    void assertVisits(String seen, long expected) {
      Long was = visits.get("north");
      assertThat(was)
          .withFailMessage(
              "%s, and the map does not show it%nvisits in the map: expected %d, was %d",
              seen, expected, was)
          .isEqualTo(expected);
    }

    void assertOpenedOnce(String seen) {
      assertThat(opened.get())
          .withFailMessage("%s%naccounts opened: expected 1, was %d", seen, opened.get())
          .isEqualTo(1);
    }

    void assertAllGotAccount(String seen, List<Round.Call<Account>> tellers) {
      Account inTheMap = accounts.get("Ada");
      List<String> got = tellers.stream().map(call -> described(call.result())).toList();
      assertThat(tellers)
          .withFailMessage(
              "%s, and did not get the account in the map%nreturned: expected %s, was %s",
              seen, described(inTheMap), got)
          .allMatch(call -> inTheMap != null && inTheMap.equals(call.result()));
    }
  }
}
