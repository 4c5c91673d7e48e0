/*
 * Mistake: a refusal and a failing account leave the locks taken.
 * Looks right because: two calls of lock() stand above two of unlock().
 * Caught by: everythingCanBeMoved, aFailedTransferHasNotHappened
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
    Lock first = from.number() < to.number() ? from.lock() : to.lock();
    Lock second = from.number() < to.number() ? to.lock() : from.lock();
    first.lock();
    second.lock();
    if (from.balance() < amount) {
      return false;
    }
    from.setBalance(from.balance() - amount);
    to.setBalance(to.balance() + amount);
    second.unlock();
    first.unlock();
    return true;
  }
}
