/*
 * Mistake: the attempt is over before the account is in the map.
 * Looks right because: those who wait get the account all the same; whoever comes just then opens a second one.
 * Caught by: onlyOneAccountIsOpened
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
    return visits.merge(branch, 1L, Long::sum);
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
      }
      attempts.remove(customer, mine);
      mine.complete(account);
      accounts.put(customer, account);
      return account;
    } catch (RuntimeException | Error e) {
      attempts.remove(customer, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }
}
