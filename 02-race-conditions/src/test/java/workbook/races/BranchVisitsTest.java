package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.races.BranchVisits.Account;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · BranchVisits")
@Exercise(module = "02-race-conditions", number = 3)
class BranchVisitsTest {

  @Test
  @DisplayName("1.1 many visit a branch at once: no visit is lost")
  void noVisitIsLost(Story story) {
    Bank bank = new Bank(story);
    bank.visits.put(name("north"), 1000L);
    Crowd<Long> visitors = new Crowd<>(story, "visitor", () -> bank.desk.visit(name("north")));
    bank.afterStep = visitors::comeIn;

    List<Long> counts = visitors.all();

    assertThat(bank.visits.get("north"))
        .withFailMessage(
            "others came in between two steps of visitor-1: a visit is lost%n"
                + "1000 visits and %d more: expected %d, was %d",
            counts.size(), 1000 + counts.size(), bank.visits.get("north"))
        .isEqualTo(1000 + counts.size());
  }

  @Test
  @DisplayName("1.2 the first visits to a branch come at once: none is lost")
  void noFirstVisitIsLost(Story story) {
    Bank bank = new Bank(story);
    Crowd<Long> visitors = new Crowd<>(story, "visitor", () -> bank.desk.visit(name("north")));
    bank.afterStep = visitors::comeIn;

    List<Long> counts = visitors.all();

    assertThat(bank.visits.get("north"))
        .withFailMessage(
            "others came in while visitor-1 was the first at the branch: a visit is lost%n"
                + "%d visits: expected %d, was %d",
            counts.size(), counts.size(), bank.visits.get("north"))
        .isEqualTo(counts.size());
  }

  @Test
  @DisplayName("1.3 every visitor is told which visit his own was")
  void everyVisitorIsToldHisOwnCount(Story story) {
    Bank bank = new Bank(story);
    Crowd<Long> visitors = new Crowd<>(story, "visitor", () -> bank.desk.visit(name("north")));
    bank.afterStep = visitors::comeIn;

    List<Long> counts = visitors.all().stream().sorted().toList();

    List<Long> expected = LongStream.rangeClosed(1, counts.size()).boxed().toList();
    assertThat(counts)
        .withFailMessage(
            "visitors of one branch were told the same count, or a wrong one%n"
                + "counts returned: expected %s, was %s",
            expected, counts)
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.4 visitors of different branches do not wait for each other")
  void differentBranchesDoNotWait(Story story) {
    Checkpoint counting = story.checkpoint("counting a visit to the north branch");
    Bank bank = new Bank(story);
    bank.afterStep =
        () -> {
          if (Thread.currentThread().getName().equals("visitor-1")) {
            counting.pass();
          }
        };

    story.start("visitor-1", () -> bank.desk.visit(name("north")));
    counting.awaitHeld(1);
    Worker<Long> second = story.start("visitor-2", () -> bank.desk.visit(name("south")));

    assertThat(second.ends())
        .withFailMessage(
            "visitor-2 of the south branch waits for visitor-1, who is counted in the north branch")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 two tellers serve a new customer at once: only one account is opened")
  void onlyOneAccountIsOpened(Story story) {
    Checkpoint opening = story.checkpoint("opening an account");
    Bank bank = new Bank(story);
    bank.whileOpening = opening::pass;

    Worker<Account> first = story.start("teller-1", () -> bank.desk.accountOf(name("Ada")));
    opening.awaitHeld(1);
    Worker<Account> second = story.start("teller-2", () -> bank.desk.accountOf(name("Ada")));
    second.settle();
    opening.open();
    story.join();

    assertThat(bank.opened.get())
        .withFailMessage(
            "teller-2 came in while teller-1 was opening an account for Ada%n"
                + "teller-1 got %s, teller-2 got %s%n"
                + "accounts opened: expected 1, was %d",
            Bank.described(first.result()), Bank.described(second.result()), bank.opened.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("2.2 nobody comes in between the look and the opening")
  void nobodyComesInBeforeTheOpening(Story story) {
    Bank bank = new Bank(story);
    Crowd<Account> tellers = new Crowd<>(story, "teller", () -> bank.desk.accountOf(name("Ada")));
    bank.afterStep = tellers::comeIn;

    List<Account> accounts = tellers.all();

    assertThat(bank.opened.get())
        .withFailMessage(
            "others came in between two steps of teller-1%n"
                + "they got %s%n"
                + "accounts opened for Ada: expected 1, was %d",
            accounts.stream().map(Bank::described).toList(), bank.opened.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("2.3 every teller gets the account that stands in the map")
  void everyTellerGetsTheSameAccount(Story story) {
    Checkpoint opening = story.checkpoint("opening an account");
    Bank bank = new Bank(story);
    bank.whileOpening = opening::pass;

    Worker<Account> first = story.start("teller-1", () -> bank.desk.accountOf(name("Ada")));
    opening.awaitHeld(1);
    Worker<Account> second = story.start("teller-2", () -> bank.desk.accountOf(name("Ada")));
    second.settle();
    opening.open();
    story.join();

    Account inTheMap = bank.accounts.get("Ada");
    List<Account> got = Arrays.asList(first.result(), second.result());
    assertThat(got)
        .withFailMessage(
            "two tellers asked for Ada's account, and it is not the same everywhere%n"
                + "in the map: %s%n"
                + "returned: expected twice the same, was %s",
            Bank.described(inTheMap), got.stream().map(Bank::described).toList())
        .allMatch(account -> account != null && account.equals(inTheMap));
  }

  @Test
  @DisplayName("2.4 no account is opened for a customer who has one")
  void aKnownCustomerKeepsHisAccount(Story story) {
    Bank bank = new Bank(story);
    Account known = new Account("Ada", 7);
    bank.accounts.put("Ada", known);

    Account got = bank.desk.accountOf(name("Ada"));

    assertThat(bank.opened.get())
        .withFailMessage(
            "Ada has an account already%naccounts opened: expected 0, was %d", bank.opened.get())
        .isZero();
    assertThat(got)
        .withFailMessage(
            "Ada has an account already%nreturned: expected no. 7, was %s", Bank.described(got))
        .isEqualTo(known);
  }

  @Test
  @DisplayName("2.5 a failed attempt stores nothing, and the next one opens the account")
  void aFailedAttemptDoesNotCount(Story story) {
    Bank bank = new Bank(story);
    IllegalStateException failure = new IllegalStateException("no connection to the register");
    bank.whileOpening =
        () -> {
          story.note("fails");
          throw failure;
        };
    Worker<Throwable> first =
        story.start("teller-1", () -> catchThrowable(() -> bank.desk.accountOf(name("Ada"))));
    assertThat(first.result())
        .withFailMessage(
            "the account could not be opened%n"
                + "exception that reached teller-1: expected %s, was %s",
            failure, first.result() == null ? "none" : first.result())
        .isSameAs(failure);
    bank.whileOpening = () -> {};

    Worker<Object> second =
        story.start(
            "teller-2",
            () -> {
              try {
                return bank.desk.accountOf(name("Ada"));
              } catch (RuntimeException e) {
                return e;
              }
            });

    assertThat(second.ends())
        .withFailMessage("teller-2 waits for ever: the attempt of teller-1 has failed before")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "the attempt of teller-1 has failed, and teller-2 does not get an account either%n"
                + "teller-2: expected an account, was %s",
            second.result())
        .isInstanceOf(Account.class);
  }

  @Test
  @DisplayName("2.6 tellers with different customers do not wait for each other")
  void differentCustomersDoNotWait(Story story) {
    Checkpoint opening = story.checkpoint("opening an account for Ada");
    Bank bank = new Bank(story);
    bank.whileOpening =
        () -> {
          if (Thread.currentThread().getName().equals("teller-1")) {
            opening.pass();
          }
        };

    story.start("teller-1", () -> bank.desk.accountOf(name("Ada")));
    opening.awaitHeld(1);
    Worker<Account> second = story.start("teller-2", () -> bank.desk.accountOf(name("Ben")));

    assertThat(second.ends())
        .withFailMessage(
            "teller-2, who serves Ben, waits for teller-1, who opens an account for Ada")
        .isTrue();
  }

  /** Everybody brings a string of his own: equal to the others', but not the same object. */
  private static String name(String name) {
    return new String(name);
  }

  /** The exercise and what it is made of; notes each step, and lets a test come in after it. */
  private static final class Bank {
    private final Story story;
    private final ConcurrentMap<String, Long> visits = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final BranchVisits desk;
    private volatile Runnable afterStep = () -> {};
    private volatile Runnable whileOpening = () -> {};

    Bank(Story story) {
      this.story = story;
      desk = new BranchVisits(watched(visits), watched(accounts), this::open);
    }

    private Account open(String customer) {
      story.note("begins to open");
      whileOpening.run();
      Account account = new Account(customer, opened.incrementAndGet());
      story.note("opened no. " + account.number());
      return account;
    }

    /** The map itself does each step, undisturbed; what comes in between comes after the step. */
    @SuppressWarnings("unchecked")
    private <V> ConcurrentMap<String, V> watched(ConcurrentMap<String, V> map) {
      return (ConcurrentMap<String, V>)
          Proxy.newProxyInstance(
              Bank.class.getClassLoader(),
              new Class<?>[] {ConcurrentMap.class},
              (proxy, step, arguments) -> {
                try {
                  Object result = step.invoke(map, arguments);
                  story.note(described(step.getName(), arguments) + " = " + described(result));
                  afterStep.run();
                  return result;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private static String described(String step, Object[] arguments) {
      return Stream.of(arguments == null ? new Object[0] : arguments)
          .map(Bank::described)
          .collect(Collectors.joining(", ", step + "(", ")"));
    }

    private static String described(Object value) {
      if (value instanceof Account account) {
        return "no. " + account.number();
      } else if (value instanceof Function || value instanceof BiFunction) {
        return "…";
      }
      return String.valueOf(value);
    }
  }

  /** While number 1 is at work others do the same, and leave before he goes on, or wait. */
  private static final class Crowd<T> {
    private static final int MOST = 3;

    private final Story story;
    private final String name;
    private final Callable<T> step;
    private final List<Worker<T>> others = new CopyOnWriteArrayList<>();
    private volatile boolean waits;

    Crowd(Story story, String name, Callable<T> step) {
      this.story = story;
      this.name = name;
      this.step = step;
    }

    void comeIn() {
      boolean isFirst = Thread.currentThread().getName().equals(name + "-1");
      if (isFirst && others.size() < MOST && !waits) {
        Worker<T> other = story.start(name + "-" + (others.size() + 2), step);
        others.add(other);
        waits = other.settle().isWaiting();
      }
    }

    /** Lets number 1 start, and returns what all of them got. */
    List<T> all() {
      Worker<T> first = story.start(name + "-1", step);
      List<T> results = new ArrayList<>();
      results.add(first.result());
      others.forEach(other -> results.add(other.result()));
      return results;
    }
  }
}
