/*
 * Mistake: an account that refuses leaves both locks behind.
 * Looks right because: each way out that is written here has its unlocks.
 * Caught by: aRefusalLeavesNoLockBehind
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
    boolean both = false;
    try {
      both = take(to.lock(), deadline);
    } finally {
      if (!both) {
        from.lock().unlock();
      }
    }
    if (both) {
      from.withdraw(amount);
      to.deposit(amount);
      to.lock().unlock();
      from.lock().unlock();
    }
    return both;
  }

  private boolean take(Lock lock, long deadline) throws InterruptedException {
    return lock.tryLock(deadline - clock.getAsLong(), NANOSECONDS);
  }
}
