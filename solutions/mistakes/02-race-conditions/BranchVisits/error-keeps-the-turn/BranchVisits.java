/*
 * Mistake: only an exception gives the turn back; after an error all wait for ever.
 * Looks right because: the opener throws no checked exceptions.
 * Caught by: aFailedAttemptDoesNotCount, twoWaitForAnAttemptThatFails
 */
package workbook.races;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final ConcurrentMap<String, CompletableFuture<Void>> turns = new ConcurrentHashMap<>();

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
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> others;
    while ((others = turns.putIfAbsent(customer, mine)) != null) {
      others.join();
    }
    try {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      giveBack(customer, mine);
      return account;
    } catch (RuntimeException e) {
      giveBack(customer, mine);
      throw e;
    }
  }

  private void giveBack(String customer, CompletableFuture<Void> turn) {
    turns.remove(customer);
    turn.complete(null);
  }
}
