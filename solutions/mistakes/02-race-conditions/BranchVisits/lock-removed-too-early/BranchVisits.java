/*
 * Mistake: a lock is thrown away while others still wait for it.
 * Looks right because: whoever comes later makes a new one, and the map of locks stays small.
 * Caught by: twoWaitForAnAttemptThatFails
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
    return visits.merge(branch, 1L, Long::sum);
  }

  public Account accountOf(String customer) {
    Account known = accounts.get(customer);
    if (known != null) {
      return known;
    }
    Object lock = locks.computeIfAbsent(customer, key -> new Object());
    synchronized (lock) {
      try {
        Account account = accounts.get(customer);
        if (account == null) {
          account = opener.apply(customer);
          accounts.put(customer, account);
        }
        return account;
      } finally {
        locks.remove(customer, lock);
      }
    }
  }
}
