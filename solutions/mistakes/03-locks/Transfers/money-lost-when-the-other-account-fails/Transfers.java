/*
 * Mistake: the money has left one account when the other one cannot be read.
 * Looks right because: both locks are held, and both come back.
 * Caught by: aFailedTransferHasNotHappened
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
    boolean upwards = from.number() < to.number();
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
      from.setBalance(left);
      to.setBalance(to.balance() + amount);
    }
    return true;
  }
}
