/*
 * Mistake: the check comes before the locks, and two accounts are read where there may be one.
 * Looks right because: whatever changes a balance has both locks.
 * Caught by: theSecondLooksAtWhatIsLeft, theSameAccount
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
    if (from.balance() < amount) {
      return false;
    }
    Lock first = from.number() < to.number() ? from.lock() : to.lock();
    Lock second = from.number() < to.number() ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
        long less = from.balance() - amount;
        long more = to.balance() + amount;
        from.setBalance(less);
        to.setBalance(more);
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
