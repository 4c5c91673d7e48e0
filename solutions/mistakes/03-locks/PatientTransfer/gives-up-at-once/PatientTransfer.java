/*
 * Mistake: does not wait at all.
 * Looks right because: whoever does not wait cannot wait too long.
 * Caught by: aPatientCustomerGetsHisTransfer
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
    if (!from.lock().tryLock()) {
      return false;
    }
    try {
      if (!to.lock().tryLock()) {
        return false;
      }
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
}
