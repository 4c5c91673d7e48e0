/*
 * Approach: one lock for each branch and each customer, in a map that never forgets one.
 * Right because: all steps at one key hold the same lock, and no two keys share one.
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
  private final ConcurrentMap<String, Object> branchLocks = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> customerLocks = new ConcurrentHashMap<>();

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public long visit(String branch) {
    synchronized (branchLocks.computeIfAbsent(branch, key -> new Object())) {
      long count = visits.getOrDefault(branch, 0L) + 1;
      visits.put(branch, count);
      return count;
    }
  }

  public Account accountOf(String customer) {
    synchronized (customerLocks.computeIfAbsent(customer, key -> new Object())) {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      return account;
    }
  }
}
