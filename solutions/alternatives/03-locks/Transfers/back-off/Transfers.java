/*
 * Approach: take one lock, try the other one, and give the first one back if that fails.
 * Right because: nobody waits for a lock while having one; a pause of random length breaks the tie.
 */
package workbook.locks;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

public class Transfers {
  public interface Account {
    long number();

    Lock lock();

    long balance();

    void setBalance(long balance);
  }

  public boolean transfer(Account from, Account to, long amount) {
    while (true) {
      from.lock().lock();
      try {
        if (to.lock().tryLock()) {
          try {
            return move(from, to, amount);
          } finally {
            to.lock().unlock();
          }
        }
      } finally {
        from.lock().unlock();
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000, 1_000_000));
    }
  }

  private static boolean move(Account from, Account to, long amount) {
    long here = from.balance();
    long there = to.balance();
    if (here >= amount) {
      from.setBalance(here - amount);
      to.setBalance((from == to ? here - amount : there) + amount);
    }
    return here >= amount;
  }
}
