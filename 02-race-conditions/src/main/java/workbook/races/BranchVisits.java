package workbook.races;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Counts the visits to each branch of the bank, and opens an account for each customer who asks for
 * the first time. Both maps are handed in and safe for any number of threads. They may have entries
 * from the start, and what a call has counted or opened is in them when it returns. Yet visits get
 * lost, and customers end up with two accounts. Fix it so that nobody ever waits for an opener that
 * works for somebody else.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=BranchVisitsTest</pre>
 */
public class BranchVisits {
  /** An account of a customer. */
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;

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
    // TODO 1: each step at the map is safe, but others may come in between two steps
    if (!visits.containsKey(branch)) {
      visits.put(branch, 0L);
    }
    long count = visits.get(branch) + 1;
    visits.put(branch, count);
    return count;
  }

  /**
   * Returns the customer's account. It is opened once, ever; a failed attempt does not count: its
   * caller gets what the opener threw, and a caller who waited for it tries again. An interrupt
   * does not end that wait; the thread is still marked as interrupted afterwards.
   */
  public Account accountOf(String customer) {
    // TODO 2: two tellers may both find that the customer has no account yet
    Account account = accounts.get(customer);
    if (account == null) {
      account = opener.apply(customer);
      accounts.put(customer, account);
    }
    return account;
  }
}
