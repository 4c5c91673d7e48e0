/*
 * Approach: the identity hash code orders the locks, and the numbers do so on a tie.
 * Right because: no two accounts have the same number; what was taken is put back if the other account fails.
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
    int order = Integer.compare(System.identityHashCode(from), System.identityHashCode(to));
    if (order == 0) {
      order = Long.compare(from.number(), to.number());
    }
    Lock first = order < 0 ? from.lock() : to.lock();
    Lock second = order < 0 ? to.lock() : from.lock();
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

  /** What was taken is put back if the other account fails. */
  private static boolean move(Account from, Account to, long amount) {
    long before = from.balance();
    if (before < amount) {
      return false;
    }
    boolean moved = false;
    from.setBalance(before - amount);
    try {
      to.setBalance(to.balance() + amount);
      moved = true;
    } finally {
      if (!moved) {
        from.setBalance(before);
      }
    }
    return true;
  }
}
