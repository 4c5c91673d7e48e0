/*
 * Mistake: one monitor for all, so transfers between other accounts wait.
 * Looks right because: there is no deadlock, and the locks of the accounts are taken, too.
 * Caught by: otherAccountsDoNotWait
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

  public synchronized boolean transfer(Account from, Account to, long amount) {
    Lock first = from.number() < to.number() ? from.lock() : to.lock();
    Lock second = from.number() < to.number() ? to.lock() : from.lock();
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
