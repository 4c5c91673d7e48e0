/*
 * Mistake: the answer of putIfAbsent() is ignored: two first visits count as one.
 * Looks right because: both steps are atomic, and one of the two always fits.
 * Caught by: noFirstVisitIsLost
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public long visit(String branch) {
    Long count = visits.computeIfPresent(branch, (key, seen) -> seen + 1);
    if (count == null) {
      visits.putIfAbsent(branch, 1L);
      return 1;
    }
    return count;
  }

  public Account accountOf(String customer) {
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
