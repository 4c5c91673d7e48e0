/*
 * Mistake: three transfers in a ring have a guard each, and wait for each other.
 * Looks right because: transfers between the same two accounts are kept apart, so none of them meets its opposite.
 * Caught by: aRingOfTransfersEnds
 */
package workbook.locks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Transfers {
  public interface Account {
    long number();

    Lock lock();

    long balance();

    void setBalance(long balance);
  }

  private record Pair(long low, long high) {}

  private final Map<Pair, Lock> guards = new ConcurrentHashMap<>();

  public boolean transfer(Account from, Account to, long amount) {
    long low = Math.min(from.number(), to.number());
    long high = Math.max(from.number(), to.number());
    Lock guard = guards.computeIfAbsent(new Pair(low, high), pair -> new ReentrantLock());
    guard.lock();
    try {
      from.lock().lock();
      try {
        to.lock().lock();
        try {
          return move(from, to, amount);
        } finally {
          to.lock().unlock();
        }
      } finally {
        from.lock().unlock();
      }
    } finally {
      guard.unlock();
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
