/*
 * Mistake: one lock for all branches and customers.
 * Looks right because: no step can be split; but nobody is served while an account is opened.
 * Caught by: visitsDoNotWaitForAnOpener, differentCustomersDoNotWait
 */
package workbook.races;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public synchronized long visit(String branch) {
    long count = visits.getOrDefault(branch, 0L) + 1;
    visits.put(branch, count);
    return count;
  }

  public synchronized Account accountOf(String customer) {
    Account account = accounts.get(customer);
    if (account == null) {
      account = opener.apply(customer);
      accounts.put(customer, account);
    }
    return account;
  }
}
