/*
 * Mistake: whoever has waited for a minute opens the account himself.
 * Looks right because: no opening takes a minute, and nobody should wait for ever.
 * Caught by: onlyOneAccountIsOpened
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, CountDownLatch> turns = new ConcurrentHashMap<>();

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
    boolean interrupted = false;
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch others;
    while ((others = turns.putIfAbsent(customer, mine)) != null) {
      try {
        if (!others.await(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    try {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      return account;
    } finally {
      turns.remove(customer, mine);
      mine.countDown();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
