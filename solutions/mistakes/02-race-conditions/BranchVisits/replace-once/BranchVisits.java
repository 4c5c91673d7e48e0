/*
 * Mistake: replace() is called once, and its answer is ignored.
 * Looks right because: replace() never overwrites what somebody else has stored.
 * Caught by: noVisitIsLost
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
    Long seen = visits.putIfAbsent(branch, 1L);
    if (seen == null) {
      return 1;
    }
    visits.replace(branch, seen, seen + 1);
    return seen + 1;
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
