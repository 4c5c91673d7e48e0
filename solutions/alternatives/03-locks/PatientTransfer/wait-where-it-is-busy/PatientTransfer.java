/*
 * Approach: waits for one lock, asks for the other without waiting, and if that fails starts again from the other side
 * Right because: it never waits with a lock in hand, and always for no longer than what is left
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
    Lock first = from.lock();
    Lock second = to.lock();
    while (first.tryLock(deadline - clock.getAsLong(), NANOSECONDS)) {
      try {
        if (second.tryLock()) {
          try {
            from.withdraw(amount);
            to.deposit(amount);
            return true;
          } finally {
            second.unlock();
          }
        }
      } finally {
        first.unlock();
      }
      Lock busy = second;
      second = first;
      first = busy;
    }
    return false;
  }
}
