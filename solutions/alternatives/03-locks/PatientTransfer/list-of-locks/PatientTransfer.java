/*
 * Approach: writes down which locks it has, and gives back those, in one finally
 * Right because: what was not taken is not on the list; both waits have the same deadline
 */
package workbook.locks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;

public class PatientTransfer {
  /** An account that brings its own lock. */
  public interface Account {
    Lock lock();

    /** Throws an exception if the account refuses, and is unchanged then. */
    void withdraw(long amount);

    void deposit(long amount);
  }

  private final LongSupplier clock;

  public PatientTransfer(LongSupplier clock) {
    this.clock = clock;
  }

  public boolean transfer(Account from, Account to, long amount, Duration patience)
      throws InterruptedException {
    long deadline = clock.getAsLong() + patience.toNanos();
    Deque<Lock> mine = new ArrayDeque<>();
    try {
      for (Account account : List.of(from, to)) {
        long rest = deadline - clock.getAsLong();
        if (!account.lock().tryLock(rest, NANOSECONDS)) {
          return false;
        }
        mine.push(account.lock());
      }
      from.withdraw(amount);
      to.deposit(amount);
      return true;
    } finally {
      mine.forEach(Lock::unlock);
    }
  }
}
