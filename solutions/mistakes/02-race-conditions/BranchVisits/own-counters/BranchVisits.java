/*
 * Mistake: an AtomicLong counts, and each visitor copies its number into the map afterwards.
 * Looks right because: no two visitors get the same number; but the lower one may be copied last.
 * Caught by: noVisitIsLost, noFirstVisitIsLost
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, AtomicLong> counters = new ConcurrentHashMap<>();

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public long visit(String branch) {
    AtomicLong counter =
        counters.computeIfAbsent(branch, key -> new AtomicLong(visits.getOrDefault(key, 0L)));
    long count = counter.incrementAndGet();
    visits.put(branch, count);
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
