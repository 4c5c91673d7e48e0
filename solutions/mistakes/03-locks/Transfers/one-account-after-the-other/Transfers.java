/*
 * Mistake: the money is taken under one lock and stored under another one.
 * Looks right because: each balance is touched under its lock, and no thread has two locks.
 * Caught by: noMoneyIsUnderWay
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
    } finally {
      from.lock().unlock();
    }
    to.lock().lock();
    try {
      to.setBalance(to.balance() + amount);
      return true;
    } finally {
      to.lock().unlock();
    }
  }
}
