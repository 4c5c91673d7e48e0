/*
 * Mistake: the check has the lock and gives it back; then the same account is waved through.
 * Looks right because: every balance is read under the locks.
 * Caught by: theSecondLooksAtWhatIsLeft, theSameAccountWithTooLittle
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
    if (from == to) {
      return true;
    }
    from.lock().lock();
    try {
      if (from.balance() < amount) {
        return false;
      }
    } finally {
      from.lock().unlock();
    }
    Lock first = from.number() < to.number() ? from.lock() : to.lock();
    Lock second = from.number() < to.number() ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
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
