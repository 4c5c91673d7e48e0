/*
 * Mistake: putIfAbsent() returns what was there before, which is null at first.
 * Looks right because: computeIfAbsent() returns the account, so putIfAbsent() should do so, too.
 * Caught by: everyTellerGetsTheSameAccount
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

  public long visit(String branch) {
    return visits.merge(branch, 1L, Long::sum);
  }

  public Account accountOf(String customer) {
    Account known = accounts.get(customer);
    return known != null ? known : accounts.putIfAbsent(customer, opener.apply(customer));
  }
}
