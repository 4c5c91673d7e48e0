/*
 * Mistake: both locks are given back before the money moves.
 * Looks right because: nobody gets so far without both locks, and none stays behind.
 * Caught by: moneyMovesUnderTheLocks
 */
package workbook.locks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
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
    if (!take(from.lock(), deadline)) {
      return false;
    }
    try {
      if (!take(to.lock(), deadline)) {
        return false;
      }
      to.lock().unlock();
    } finally {
      from.lock().unlock();
    }
    from.withdraw(amount);
    to.deposit(amount);
    return true;
  }

  private boolean take(Lock lock, long deadline) throws InterruptedException {
    return lock.tryLock(deadline - clock.getAsLong(), NANOSECONDS);
  }
}
