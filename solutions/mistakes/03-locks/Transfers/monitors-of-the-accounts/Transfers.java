/*
 * Mistake: the accounts are guarded by their monitors, and their locks are left alone.
 * Looks right because: two monitors in one order prevent a deadlock as two locks do.
 * Caught by: theSecondLooksAtWhatIsLeft, noMoneyIsUnderWay
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
    synchronized (upwards ? from : to) {
      synchronized (upwards ? to : from) {
        return move(from, to, amount);
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
