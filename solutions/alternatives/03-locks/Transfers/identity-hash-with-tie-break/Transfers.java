/*
 * Approach: the identity hash code orders the locks, and one more lock is taken first on a tie.
 * Right because: with equal hash codes only one thread at a time is between the two locks.
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;

public class Transfers {
  public interface Account {
    long number();

    Lock lock();

    long balance();

    void setBalance(long balance);
  }

  private final Object tie = new Object();

  public boolean transfer(Account from, Account to, long amount) {
    int here = System.identityHashCode(from);
    int there = System.identityHashCode(to);
    if (here == there && from != to) {
      synchronized (tie) {
        return move(from.lock(), to.lock(), from, to, amount);
      }
    }
    Lock first = here < there ? from.lock() : to.lock();
    Lock second = here < there ? to.lock() : from.lock();
    return move(first, second, from, to, amount);
  }

  private static boolean move(Lock first, Lock second, Account from, Account to, long amount) {
    first.lock();
    try {
      second.lock();
      try {
        if (from.balance() < amount) {
          return false;
        }
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
