/*
 * Approach: compute() for the count; a look at the map, then computeIfAbsent().
 * Right because: each of the two is one step; the look before only saves the way.
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
    return visits.compute(branch, (key, count) -> count == null ? 1 : count + 1);
  }

  public Account accountOf(String customer) {
    Account known = accounts.get(customer);
    return known != null ? known : accounts.computeIfAbsent(customer, opener);
  }
}
