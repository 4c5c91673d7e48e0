/*
 * Mistake: a clerk who does not get the second lock tries again and keeps the first.
 * Looks right because: with tryLock() nobody waits for a lock.
 * Caught by: oppositeTransfersEnd
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
      while (!to.lock().tryLock()) {
        Thread.yield();
      }
      try {
        return move(from, to, amount);
      } finally {
        to.lock().unlock();
      }
    } finally {
      from.lock().unlock();
    }
  }

  private static boolean move(Account from, Account to, long amount) {
    long left = from.balance() - amount;
    if (left < 0) {
      return false;
    }
    if (from != to) {
      long more = to.balance() + amount;
      from.setBalance(left);
      to.setBalance(more);
    }
    return true;
  }
}
