/*
 * Approach: a semaphore with one permit for each customer.
 * Right because: acquireUninterruptibly() waits on and keeps the interrupted status.
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, Semaphore> turns = new ConcurrentHashMap<>();

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
    Semaphore turn = turns.computeIfAbsent(customer, key -> new Semaphore(1));
    turn.acquireUninterruptibly();
    try {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      return account;
    } finally {
      turn.release();
    }
  }
}
