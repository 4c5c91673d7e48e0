/*
 * Approach: putIfAbsent() and replace() in a loop; tellers of one customer take turns.
 * Right because: replace() stores only in place of what was seen; whoever has the turn looks again.
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
    while (true) {
      Long seen = visits.putIfAbsent(branch, 1L);
      if (seen == null) {
        return 1;
      } else if (visits.replace(branch, seen, seen + 1)) {
        return seen + 1;
      }
    }
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
      return account;
    } finally {
      turns.remove(customer);
      mine.complete(null);
    }
  }
}
