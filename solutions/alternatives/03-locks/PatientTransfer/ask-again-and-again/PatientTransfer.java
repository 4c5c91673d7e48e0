/*
 * Approach: asks for both locks without waiting; whoever has one only gives it back and asks again later
 * Right because: the clock is read in each round, and nobody waits with a lock in hand
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
    while (true) {
      if (from.lock().tryLock()) {
        try {
          if (to.lock().tryLock()) {
            try {
              from.withdraw(amount);
              to.deposit(amount);
              return true;
            } finally {
              to.lock().unlock();
            }
          }
        } finally {
          from.lock().unlock();
        }
      }
      if (deadline - clock.getAsLong() <= 0) {
        return false;
      }
      Thread.sleep(1);
    }
  }
}
