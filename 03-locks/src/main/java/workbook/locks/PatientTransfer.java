package workbook.locks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;

/**
 * Moves money between two accounts for customers who will not wait for ever. An account may only be
 * touched by a thread that holds its lock. Right now a customer may wait longer than he wanted, and
 * locks stay behind when something goes wrong. A customer must wait no longer than his patience for
 * both locks together, a wait must end when he is interrupted, and no lock may stay behind. All
 * time is told by the clock of the bank.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 03-locks -Dtest=PatientTransferTest</pre>
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
    // TODO 1: the time that the first wait takes counts for nothing
    boolean first = take(from.lock(), patience);
    // TODO 2: whoever leaves here may have one lock in hand
    if (!first || !take(to.lock(), patience)) {
      return false;
    }
    // TODO 3: the account may refuse
    from.withdraw(amount);
    to.deposit(amount);
    to.lock().unlock();
    from.lock().unlock();
    return true;
  }

  private boolean take(Lock lock, Duration patience) {
    try {
      return lock.tryLock(patience.toNanos(), NANOSECONDS);
    } catch (InterruptedException e) {
      // TODO 4: the caller takes this for the end of the patience
      return false;
    }
  }
}
