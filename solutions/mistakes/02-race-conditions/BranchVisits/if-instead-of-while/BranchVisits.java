/*
 * Mistake: a teller who was woken does not look whether somebody works on it again.
 * Looks right because: the one he waited for has finished.
 * Caught by: twoWaitForAnAttemptThatFails
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
      if (!inWork.add(customer)) {
        try {
          inWork.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
        inWork.add(customer);
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
