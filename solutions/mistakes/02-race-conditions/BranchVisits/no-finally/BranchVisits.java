/*
 * Mistake: a failed attempt leaves the lock of the customer locked.
 * Looks right because: lock and unlock are paired on every path that one sees.
 * Caught by: aFailedAttemptDoesNotCount
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();

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
    Lock lock = locks.computeIfAbsent(customer, key -> new ReentrantLock());
    lock.lock();
    Account account = accounts.get(customer);
    if (account == null) {
      account = opener.apply(customer);
      accounts.put(customer, account);
    }
    lock.unlock();
    return account;
  }
}
