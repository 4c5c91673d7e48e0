package workbook.races;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Counts the visits to each branch of the bank, and opens an account for each customer who asks for
 * the first time. The maps that are handed in do the work: each method is one atomic step at one
 * key.
 *
 * <p>Thread-safe with maps that call a function at most once for each step, such as {@link
 * java.util.concurrent.ConcurrentHashMap}. A caller waits only for others with the same key, or in
 * rare cases with one that the map keeps at the same place; interruption does not end that wait.
 * What the opener throws reaches the caller, and nothing is stored.
 */
public class BranchVisits {
  /** An account of a customer. */
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;

  /** The opener takes long, may fail, and makes a new account at each call. */
  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  /** Counts one visit to the branch and returns which one it was: 1 for the first. */
  public long visit(String branch) {
    // 1: looking and storing are one step of the map, and it returns what this step stored
    return visits.merge(branch, 1L, Long::sum);
  }

  /** Returns the customer's account. It is opened once, ever; a failed attempt does not count. */
  public Account accountOf(String customer) {
    // 2: the map calls the opener only if there is no account, and keeps others out meanwhile
    return accounts.computeIfAbsent(customer, opener);
  }
}
