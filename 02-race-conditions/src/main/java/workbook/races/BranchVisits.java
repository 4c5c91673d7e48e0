package workbook.races;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Counts the visits to each branch of the bank, and opens an account for each customer who asks for
 * the first time. Both maps are handed in and safe for any number of threads; yet visits get lost,
 * and customers end up with two accounts. Mend it so that whoever works with one branch or customer
 * never waits for somebody who works with another.
 *
 * <p>Run the tests, in the folder of the module: {@code mvn test -Dtest=BranchVisitsTest}
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
    // TODO 1: each step at the map is safe, but others may come in between two steps
    if (!visits.containsKey(branch)) {
      visits.put(branch, 0L);
    }
    long count = visits.get(branch) + 1;
    visits.put(branch, count);
    return count;
  }

  /** Returns the customer's account. It is opened once, ever; a failed attempt does not count. */
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
