/*
 * Mistake: an error leaves both locks taken.
 * Looks right because: they are given back when an account throws; nobody thinks of errors there.
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
    second.lock();
    boolean moved;
    try {
      moved = move(from, to, amount);
    } catch (RuntimeException e) {
      second.unlock();
      first.unlock();
      throw e;
    }
    second.unlock();
    first.unlock();
    return moved;
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
