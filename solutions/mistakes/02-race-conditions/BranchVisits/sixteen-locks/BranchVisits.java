/*
 * Mistake: sixteen locks for all customers.
 * Looks right because: two customers hardly ever share one; with a hundred of them some do.
 * Caught by: aHundredCustomersDoNotWait
 */
package workbook.races;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Stream;

public class BranchVisits {
  public record Account(String customer, long number) {}

  private final ConcurrentMap<String, Long> visits;
  private final ConcurrentMap<String, Account> accounts;
  private final Function<String, Account> opener;
  private final Object[] locks = Stream.generate(Object::new).limit(16).toArray();

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
    synchronized (locks[Math.floorMod(customer.hashCode() * 31 + customer.length(), 16)]) {
      Account account = accounts.get(customer);
      if (account == null) {
        account = opener.apply(customer);
        accounts.put(customer, account);
      }
      return account;
    }
  }
}
