/*
 * Mistake: numbers with the same last digits have the same place, and then there is no order.
 * Looks right because: six digits tell the accounts of this branch apart.
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
    boolean upwards = from.number() % 1_000_000 < to.number() % 1_000_000;
    Lock first = upwards ? from.lock() : to.lock();
    Lock second = upwards ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
        return move(from, to, amount);
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
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
