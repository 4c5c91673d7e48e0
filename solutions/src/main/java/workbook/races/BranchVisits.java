package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Counts the visits to each branch of the bank, and opens an account for each customer who asks for
 * the first time. Both maps are handed in and safe for any number of threads. They may have entries
 * from the start, and what a call has counted or opened is in them when it returns. Nobody ever
 * waits for an opener that works for somebody else.
 *
 * <p>Thread-safe. A visit is one atomic step of the map; an account is opened under a lock of its
 * customer. The locks are kept for ever, like the accounts.
 */
public class BranchVisits {
  /** An account of a customer. */
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();

  /**
   * The opener takes long and makes a new account at each call, never null. It may fail, with an
   * exception or an error.
   */
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

  /**
   * Returns the customer's account. It is opened once, ever; a failed attempt does not count: its
   * caller gets what the opener threw, and a caller who waited for it tries again. An interrupt
   * does not end that wait; the thread is still marked as interrupted afterwards.
   */
  public Account accountOf(String customer) {
    // 2: the opener works under the customer's own lock, outside the map, which would hold up
    // others
    synchronized (locks.computeIfAbsent(customer, key -> new Object())) {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      return account;
    }
  }
}
