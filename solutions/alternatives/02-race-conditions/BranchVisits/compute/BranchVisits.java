/*
 * Approach: compute() for the count; the promise of an account is in a map of attempts.
 * Right because: the opener runs outside the maps; the account is stored before its attempt goes.
 */
package workbook.races;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, CompletableFuture<Account>> attempts =
      new ConcurrentHashMap<>();

  public BranchVisits(
      ConcurrentMap<String, Long> visits,
      ConcurrentMap<String, Account> accounts,
      Function<String, Account> opener) {
    this.visits = visits;
    this.accounts = accounts;
    this.opener = opener;
  }

  public long visit(String branch) {
    return visits.compute(branch, (key, count) -> count == null ? 1 : count + 1);
  }

  public Account accountOf(String customer) {
    Account known = accounts.get(customer);
    if (known != null) {
      return known;
    }
    CompletableFuture<Account> mine = new CompletableFuture<>();
    CompletableFuture<Account> first = attempts.putIfAbsent(customer, mine);
    if (first != null) {
      try {
        return first.join();
      } catch (CompletionException e) {
        return accountOf(customer);
      }
    }
    try {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      attempts.remove(customer, mine);
      mine.complete(account);
      return account;
    } catch (RuntimeException | Error e) {
      attempts.remove(customer, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }
}
