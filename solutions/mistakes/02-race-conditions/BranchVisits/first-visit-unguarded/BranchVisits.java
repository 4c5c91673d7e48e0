/*
 * Mistake: the first visit to a branch is stored with containsKey() and put().
 * Looks right because: merge() counts all the others.
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
    if (!visits.containsKey(branch)) {
      visits.put(branch, 1L);
      return 1;
    }
    return visits.merge(branch, 1L, Long::sum);
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
