package workbook.locks;

import java.util.concurrent.locks.Lock;

/**
 * Moves money between accounts, for many clerks at once. Each account brings its own lock, and
 * whoever reads or changes its balance must have that lock. No money gets lost or made up, also
 * when both accounts are the same, and whoever has both locks finds no money under way.
 *
 * <p>A transfer waits only for others that use one of its accounts, but for as long as they take;
 * no transfers wait for each other for ever. An interrupt does not end a wait, and is not lost.
 *
 * <p>Thread-safe. {@link #transfer} blocks while another thread has one of the two locks.
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
    // 2: all threads take the smaller number first, whichever way the money goes
    boolean upwards = from.number() < to.number();
    Lock first = upwards ? from.lock() : to.lock();
    Lock second = upwards ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
        // 1: with both locks, for only now nobody can change the answer
        long left = from.balance() - amount;
        if (left < 0) {
          return false;
        }
        // 3: one account keeps what it has; of two, both are read first, for that may fail
        if (from != to) {
          long more = to.balance() + amount;
          from.setBalance(left);
          to.setBalance(more);
        }
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
