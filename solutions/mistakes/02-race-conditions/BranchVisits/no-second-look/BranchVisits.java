/*
 * Mistake: the lock is held for opening only, and nobody looks again once he has it.
 * Looks right because: two accounts are never opened at once; but one after the other they are.
 * Caught by: onlyOneAccountIsOpened
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
    Account account = accounts.get(customer);
    if (account == null) {
      synchronized (locks.computeIfAbsent(customer, key -> new Object())) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
    }
    return account;
  }
}
