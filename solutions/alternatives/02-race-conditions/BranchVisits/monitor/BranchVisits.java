/*
 * Approach: one monitor for the visits, and another one says whose account is being opened.
 * Right because: both are held for a moment only, never while the opener works.
 */
package workbook.races;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final Object counting = new Object();
  private final Set<String> inWork = new HashSet<>(); // guarded by itself

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public long visit(String branch) {
    synchronized (counting) {
      long count = visits.getOrDefault(branch, 0L) + 1;
      visits.put(branch, count);
      return count;
    }
  }

  public Account accountOf(String customer) {
    boolean interrupted = false;
    synchronized (inWork) {
      while (!inWork.add(customer)) {
        try {
          inWork.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
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
      synchronized (inWork) {
        inWork.remove(customer);
        inWork.notifyAll();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
