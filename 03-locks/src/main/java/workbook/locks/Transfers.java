package workbook.locks;

import java.util.concurrent.locks.Lock;

/**
 * Moves money between accounts, for many clerks at once. Each account brings its own lock, and
 * whoever reads or changes its balance must have that lock. No money gets lost or made up, also
 * when both accounts are the same, and whoever has both locks finds no money under way.
 *
 * <p>A transfer waits only for others that use one of its accounts, but for as long as they take;
 * no transfers wait for each other for ever. An interrupt does not end a wait, and is not lost.
 * Right now none of that is sure.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 03-locks -Dtest=TransfersTest</pre>
 */
public class Transfers {
  /** Not safe for several threads at once, but for the number and the lock. */
  public interface Account {
    /** No other account has this number, and it never changes. */
    long number();

    /** A reentrant lock. Whoever has it has the account alone. */
    Lock lock();

    /** May throw an exception or an error. The clerk gets it then, and no money has moved. */
    long balance();

    /** Does not throw. */
    void setBalance(long balance);
  }

  /** Moves the amount and returns true, or returns false if there is not enough. */
  public boolean transfer(Account from, Account to, long amount) {
    // TODO 1: what is true here may be over when the locks are taken
    if (from.balance() < amount) {
      return false;
    }
    // TODO 2: somebody may be on the way from the other account to this one
    from.lock().lock();
    try {
      to.lock().lock();
      try {
        // TODO 3: two accounts are counted here, and there may be only one
        long before = from.balance();
        long after = to.balance() + amount;
        from.setBalance(before - amount);
        to.setBalance(after);
        return true;
      } finally {
        to.lock().unlock();
      }
    } finally {
      from.lock().unlock();
    }
  }
}
