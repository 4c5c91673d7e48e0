/*
 * Mistake: a clerk never learns of an interrupt.
 * Looks right because: nobody gives up, whatever happens.
 * Caught by: anInterruptStopsNoTransfer
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
    take(first);
    try {
      take(second);
      try {
        return move(from, to, amount);
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }

  private static void take(Lock lock) {
    while (true) {
      try {
        lock.lockInterruptibly();
        return;
      } catch (InterruptedException e) {
        // this is no reason to give up
      }
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
