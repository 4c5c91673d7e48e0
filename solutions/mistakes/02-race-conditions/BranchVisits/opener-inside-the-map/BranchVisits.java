/*
 * Mistake: the map calls the opener, and keeps a part of its table locked meanwhile.
 * Looks right because: it is one atomic step; but customers in the same place of the table wait for it.
 * Caught by: differentCustomersDoNotWait
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
    return accounts.computeIfAbsent(customer, opener);
  }
}
