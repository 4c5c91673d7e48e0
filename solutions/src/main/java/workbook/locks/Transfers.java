package workbook.locks;

import java.util.concurrent.locks.Lock;

/**
 * Moves money between accounts, for many clerks at once. Each account brings its own lock, and
 * whoever reads or changes its balance must have that lock. No money gets lost or made up, also
 * when both accounts are the same; nobody waits for a transfer between other accounts, and no two
 * transfers wait for each other for ever.
 *
 * <p>Thread-safe. Blocks while other threads have one of the two locks; interruption does not end
 * that wait. Locks are taken in the order of the account numbers.
 */
public class Transfers {
  /** Not safe for several threads at once, but for the number and the lock. */
  public interface Account {
    /** No other account has this number, and it never changes. */
    long number();

    /** A {@code ReentrantLock}. Whoever has it has the account alone. */
    Lock lock();

    /** May throw an exception. */
    long balance();

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
        if (from.balance() < amount) {
          return false;
        }
        // 3: each balance is read right before it is written, so one account keeps its money
        from.setBalance(from.balance() - amount);
        to.setBalance(to.balance() + amount);
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
