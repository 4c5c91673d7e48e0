/*
 * Approach: a step that holds a lock runs another step that holds a lock
 * Right because: each step gives back its own lock and only that; what is left of the time shrinks on the way
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
    return holding(from, deadline, () -> holding(to, deadline, () -> move(from, to, amount)));
  }

  private interface Step {
    boolean run() throws InterruptedException;
  }

  private boolean holding(Account account, long deadline, Step step) throws InterruptedException {
    long rest = deadline - clock.getAsLong();
    if (!account.lock().tryLock(rest, NANOSECONDS)) {
      return false;
    }
    try {
      return step.run();
    } finally {
      account.lock().unlock();
    }
  }

  private static boolean move(Account from, Account to, long amount) {
    from.withdraw(amount);
    to.deposit(amount);
    return true;
  }
}
