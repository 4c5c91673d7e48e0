/*
 * Mistake: two tellers may both find nothing, and both open an account.
 * Looks right because: putIfAbsent() makes sure that everybody gets the same one.
 * Caught by: onlyOneAccountIsOpened
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
    if (known != null) {
      return known;
    }
    Account mine = opener.apply(customer);
    Account first = accounts.putIfAbsent(customer, mine);
    return first == null ? mine : first;
  }
}
