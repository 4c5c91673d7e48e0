/*
 * Mistake: the lock of the account that pays is taken first, and then the other one.
 * Looks right because: every transfer goes about it in the same way.
 * Caught by: oppositeTransfersEnd, aRingOfTransfersEnds
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
    Lock first = from.lock();
    Lock second = to.lock();
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
