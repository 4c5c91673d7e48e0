/*
 * Mistake: a visitor who is interrupted is not counted.
 * Looks right because: whoever is interrupted should stop as soon as he can.
 * Caught by: theVisitOfAnInterruptedVisitorCounts
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
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();
  private final Lock counting = new ReentrantLock();

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public long visit(String branch) {
    try {
      counting.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return visits.getOrDefault(branch, 0L);
    }
    try {
      return visits.merge(branch, 1L, Long::sum);
    } finally {
      counting.unlock();
    }
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
