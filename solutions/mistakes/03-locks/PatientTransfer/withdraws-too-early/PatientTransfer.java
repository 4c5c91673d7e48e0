/*
 * Mistake: the money is withdrawn before the second lock is there.
 * Looks right because: no account is touched without its lock.
 * Caught by: whoGivesUpHasMovedNothing, anInterruptEndsTheWait
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
      from.withdraw(amount);
    } finally {
      from.lock().unlock();
    }
    if (!take(to.lock(), deadline)) {
      return false;
    }
    try {
      to.deposit(amount);
      return true;
    } finally {
      to.lock().unlock();
    }
  }

  private boolean take(Lock lock, long deadline) throws InterruptedException {
    return lock.tryLock(deadline - clock.getAsLong(), NANOSECONDS);
  }
}
