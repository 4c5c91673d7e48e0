/*
 * Mistake: only one of the tellers who wait is woken.
 * Looks right because: only one of them can open the account; but he may want another customer.
 * Caught by: theRightOneIsWoken
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
    return visits.merge(branch, 1L, Long::sum);
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
        inWork.notify();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
