/*
 * Mistake: looks at the clock only when it has both locks.
 * Looks right because: a transfer that took too long is not carried out.
 * Caught by: thePatienceIsForBothTogether
 */
package workbook.locks;

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
    from.lock().lockInterruptibly();
    try {
      to.lock().lockInterruptibly();
      try {
        if (deadline - clock.getAsLong() < 0) {
          return false;
        }
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
}
