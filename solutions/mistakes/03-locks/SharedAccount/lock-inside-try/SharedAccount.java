/*
 * Mistake: lock() stands inside try, so finally gives back a lock that was never taken.
 * Looks right because: everything that needs the lock is inside, and lock() hardly ever fails.
 * Caught by: aDepositWithoutLockGivesNoneBack, aWithdrawalWithoutLockGivesNoneBack, aReadWithoutLockGivesNoneBack
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;

public class SharedAccount {
  public interface Journal {
    void write(long change, long balance);
  }

  private final Lock lock;
  private final Journal journal;
  private long balance;

  public SharedAccount(Lock lock, Journal journal, long balance) {
    this.lock = lock;
    this.journal = journal;
    this.balance = balance;
  }

  public void deposit(long amount) {
    try {
      lock.lock();
      journal.write(amount, balance + amount);
      balance += amount;
    } finally {
      try {
        lock.unlock();
      } catch (IllegalMonitorStateException e) {
        // it was not mine
      }
    }
  }

  public boolean withdraw(long amount) {
    try {
      lock.lock();
      if (balance < amount) {
        return false;
      }
      journal.write(-amount, balance - amount);
      balance -= amount;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public long balance() {
    try {
      lock.lock();
      return balance;
    } finally {
      lock.unlock();
    }
  }
}
