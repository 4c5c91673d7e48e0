/*
 * Mistake: a clerk who waits for a second gives up.
 * Looks right because: so no two transfers can wait for each other for ever.
 * Caught by: aTransferWaitsForAsLongAsItTakes
 */
package workbook.locks;

import java.util.concurrent.TimeUnit;
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
    try {
      if (!first.tryLock(1, TimeUnit.SECONDS)) {
        return false;
      }
      try {
        if (!second.tryLock(1, TimeUnit.SECONDS)) {
          return false;
        }
        try {
          return move(from, to, amount);
        } finally {
          second.unlock();
        }
      } finally {
        first.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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
