/*
 * Mistake: only the account that pays is locked.
 * Looks right because: no thread has two locks, so there is no deadlock, and nothing is overdrawn.
 * Caught by: theSecondLooksAtWhatIsLeft
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
    from.lock().lock();
    try {
      if (from.balance() < amount) {
        return false;
      }
      from.setBalance(from.balance() - amount);
      to.setBalance(to.balance() + amount);
      return true;
    } finally {
      from.lock().unlock();
    }
  }
}
