/*
 * Mistake: a failed attempt stays in the map of attempts, for ever.
 * Looks right because: one attempt for each customer means one account for each customer.
 * Caught by: aFailedAttemptDoesNotCount
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, FutureTask<Account>> attempts = new ConcurrentHashMap<>();

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
    Account known = accounts.get(customer);
    if (known != null) {
      return known;
    }
    FutureTask<Account> mine = new FutureTask<>(() -> opener.apply(customer));
    FutureTask<Account> first = attempts.putIfAbsent(customer, mine);
    FutureTask<Account> attempt = first == null ? mine : first;
    attempt.run();
    try {
      Account account = attempt.get();
      accounts.putIfAbsent(customer, account);
      return account;
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
