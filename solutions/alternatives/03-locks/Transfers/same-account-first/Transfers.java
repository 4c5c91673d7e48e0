/*
 * Approach: the same account is a case of its own, and takes one lock.
 * Right because: all other transfers take the larger number first, and the balance is read under its lock.
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
      from.lock().lock();
      try {
        return from.balance() >= amount;
      } finally {
        from.lock().unlock();
      }
    }
    Lock first = from.number() > to.number() ? from.lock() : to.lock();
    Lock second = from.number() > to.number() ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
        long here = from.balance();
        long there = to.balance();
        if (here < amount) {
          return false;
        }
        from.setBalance(here - amount);
        to.setBalance(there + amount);
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
