/*
 * Mistake: accounts that share nothing share a guard.
 * Looks right because: with sixty-four of them it hardly ever happens.
 * Caught by: otherAccountsDoNotWait
 */
package workbook.locks;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Transfers {
  public interface Account {
    long number();

    Lock lock();

    long balance();

    void setBalance(long balance);
  }

  private final Lock[] guards = new Lock[64];

  public Transfers() {
    Arrays.setAll(guards, i -> new ReentrantLock());
  }

  public boolean transfer(Account from, Account to, long amount) {
    int here = Math.floorMod(from.number(), guards.length);
    int there = Math.floorMod(to.number(), guards.length);
    Lock first = guards[Math.min(here, there)];
    Lock second = guards[Math.max(here, there)];
    first.lock();
    second.lock();
    from.lock().lock();
    to.lock().lock();
    try {
      return move(from, to, amount);
    } finally {
      to.lock().unlock();
      from.lock().unlock();
      second.unlock();
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
