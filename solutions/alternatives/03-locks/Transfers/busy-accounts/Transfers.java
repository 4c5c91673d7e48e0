/*
 * Approach: a monitor knows which accounts are in use, and a clerk comes back for both at once.
 * Right because: nobody waits for another clerk while having an account; the locks are for others.
 */
package workbook.locks;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;

public class Transfers {
  public interface Account {
    long number();

    Lock lock();

    long balance();

    void setBalance(long balance);
  }

  private final Set<Long> busy = new HashSet<>();

  public boolean transfer(Account from, Account to, long amount) {
    occupy(from.number(), to.number());
    try {
      from.lock().lock();
      to.lock().lock();
      try {
        return move(from, to, amount);
      } finally {
        to.lock().unlock();
        from.lock().unlock();
      }
    } finally {
      leave(from.number(), to.number());
    }
  }

  private synchronized void occupy(long one, long other) {
    boolean interrupted = false;
    while (busy.contains(one) || busy.contains(other)) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy.add(one);
    busy.add(other);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave(long one, long other) {
    busy.remove(one);
    busy.remove(other);
    notifyAll();
  }

  private static boolean move(Account from, Account to, long amount) {
    long left = from.balance() - amount;
    if (left >= 0 && from.number() != to.number()) {
      long more = to.balance() + amount;
      from.setBalance(left);
      to.setBalance(more);
    }
    return left >= 0;
  }
}
