/*
 * Mistake: who waits for the accounts has the gate, and is in the way of everybody else.
 * Looks right because: the gate is open again as soon as both locks are taken.
 * Caught by: otherAccountsDoNotWait
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
    synchronized (this) {
      from.lock().lock();
      to.lock().lock();
    }
    try {
      if (from.balance() < amount) {
        return false;
      }
      from.setBalance(from.balance() - amount);
      to.setBalance(to.balance() + amount);
      return true;
    } finally {
      to.lock().unlock();
      from.lock().unlock();
    }
  }
}
