package workbook.races;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Two tellers, one account: 1000 in it, 500 and 700 withdrawn at once, many times over. Prints how
 * often each outcome came up. The two accounts differ in one word.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 02-race-conditions/src/main/java/workbook/races/RaceDemo.java</pre>
 */
public final class RaceDemo {
  private static final long START = 1000;

  /** What both accounts can do. */
  interface Account {
    boolean withdraw(long amount);

    long balance();
  }

  /** Wrong: between the read and the store another teller may come in. */
  static final class BrokenAccount implements Account {
    private final Runnable window;
    private long balance = START;

    BrokenAccount(Runnable window) {
      this.window = window;
    }

    @Override
    public boolean withdraw(long amount) {
      long read = balance;
      if (read < amount) {
        return false;
      }
      window.run();
      balance = read - amount;
      return true;
    }

    @Override
    public long balance() {
      return balance;
    }
  }

  /** Right: one teller at a time, from the read to the store. */
  static final class FixedAccount implements Account {
    private final Runnable window;
    private long balance = START; // guarded by this

    FixedAccount(Runnable window) {
      this.window = window;
    }

    @Override
    public synchronized boolean withdraw(long amount) {
      long read = balance;
      if (read < amount) {
        return false;
      }
      window.run();
      balance = read - amount;
      return true;
    }

    @Override
    public synchronized long balance() {
      return balance;
    }
  }

  /** How a run ended. */
  private record Outcome(long balance, long paidOut) {
    long together() {
      return balance + paidOut;
    }
  }

  private RaceDemo() {}

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "JDK %s, %d cores, %s %s%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    System.out.printf("%d in the account, 500 and 700 withdrawn at once%n%n", START);
    System.out.println("account             balance + paid out = together  how often");
    ExecutorService tellers = Executors.newFixedThreadPool(2);
    try {
      // A pause of a millisecond stands for a slow vault. It opens the window wide.
      print("broken, 1 ms pause", tally(tellers, BrokenAccount::new, RaceDemo::pause, 300));
      print("fixed, 1 ms pause", tally(tellers, FixedAccount::new, RaceDemo::pause, 300));
      // The very same broken account. Without the pause the bug is rare, and still there.
      print("broken, no pause", tally(tellers, BrokenAccount::new, () -> {}, 20_000));
    } finally {
      tellers.shutdown();
    }
  }

  /** Runs the two withdrawals again and again, each time on a new account. */
  private static Map<Outcome, Integer> tally(
      ExecutorService tellers, Function<Runnable, Account> opening, Runnable window, int runs)
      throws Exception {
    Map<Outcome, Integer> tally =
        new TreeMap<>(Comparator.comparing(Outcome::balance).thenComparing(Outcome::paidOut));
    CyclicBarrier start = new CyclicBarrier(2);
    for (int i = 0; i < runs; i++) {
      Account account = opening.apply(window);
      long one = i % 2 == 0 ? 500 : 700; // neither amount always goes first
      long two = 1200 - one;
      Future<Boolean> first = tellers.submit(() -> withdraw(account, one, start));
      Future<Boolean> second = tellers.submit(() -> withdraw(account, two, start));
      long paidOut = (first.get() ? one : 0) + (second.get() ? two : 0);
      tally.merge(new Outcome(account.balance(), paidOut), 1, Integer::sum);
    }
    return tally;
  }

  private static boolean withdraw(Account account, long amount, CyclicBarrier start)
      throws Exception {
    start.await(); // both tellers are here before either begins
    return account.withdraw(amount);
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(String account, Map<Outcome, Integer> tally) {
    int runs = tally.values().stream().mapToInt(Integer::intValue).sum();
    String title = account;
    for (Map.Entry<Outcome, Integer> row : tally.entrySet()) {
      Outcome outcome = row.getKey();
      System.out.printf(
          Locale.ROOT,
          "%-20s %6d + %8d = %8d %8d of %d%s%n",
          title,
          outcome.balance(),
          outcome.paidOut(),
          outcome.together(),
          row.getValue(),
          runs,
          outcome.together() == START ? "" : "  WRONG");
      title = "";
    }
    System.out.println();
  }
}
