/*
 * Mistake: two locks may have the same identity hash code, and then there is no order.
 * Looks right because: the locks are what has to be ordered.
 * Caught by: accountsWithTheSameHash
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

  public boolean transfer(Account from, Account to, long amount) {
    Lock first =
        System.identityHashCode(from.lock()) < System.identityHashCode(to.lock())
            ? from.lock()
            : to.lock();
    Lock second =
        System.identityHashCode(from.lock()) < System.identityHashCode(to.lock())
            ? to.lock()
            : from.lock();
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
