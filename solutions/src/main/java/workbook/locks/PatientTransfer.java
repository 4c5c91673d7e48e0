package workbook.locks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;

/**
 * Moves money between two accounts for customers who will not wait for ever. An account may only be
 * touched by a thread that holds its lock. A customer waits no longer than his patience for both
 * locks together, a wait ends when he is interrupted, and no lock stays behind. All time is told by
 * the clock of the bank. Safe for any number of threads.
 */
public class PatientTransfer {
  /** An account that brings its own lock. */
  public interface Account {
    Lock lock();

    /** Throws an exception if the account refuses, and is unchanged then. */
    void withdraw(long amount);

    void deposit(long amount);
  }

  private final LongSupplier clock;

  /** The clock of the bank tells nanoseconds, just as {@link System#nanoTime} does. */
  public PatientTransfer(LongSupplier clock) {
    this.clock = clock;
  }

  /** Moves the amount and returns true, or returns false if the patience runs out. */
  public boolean transfer(Account from, Account to, long amount, Duration patience)
      throws InterruptedException {
    // one deadline for both: what the first wait takes, the second one no longer has
    long deadline = clock.getAsLong() + patience.toNanos();
    if (!take(from.lock(), deadline)) {
      return false;
    }
    // from here on, every way out leads through the finally: giving up and being interrupted, too
    try {
      if (!take(to.lock(), deadline)) {
        return false;
      }
      // the second lock has a finally of its own, which only those reach who have it
      try {
        from.withdraw(amount);
        to.deposit(amount);
        return true;
      } finally {
        to.lock().unlock();
      }
    } finally {
      from.lock().unlock();
    }
  }

  private boolean take(Lock lock, long deadline) throws InterruptedException {
    // an interrupt is no end of patience: it goes on to the caller as what it is
    return lock.tryLock(deadline - clock.getAsLong(), NANOSECONDS);
  }
}
