/*
 * Mistake: the opener is called at each request, and putIfAbsent() picks one account.
 * Looks right because: putIfAbsent() is atomic, and everybody gets the same account.
 * Caught by: aKnownCustomerKeepsHisAccount, onlyOneAccountIsOpened
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
    Account mine = opener.apply(customer);
    Account first = accounts.putIfAbsent(customer, mine);
    return first == null ? mine : first;
  }
}
