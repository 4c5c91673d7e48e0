/*
 * Mistake: money is taken first, and put back after a failure, when the lock is free.
 * Looks right because: in the end the balance is as it was, and each change of it holds the lock.
 * Caught by: aFailedWithdrawalHasNotHappened
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
    lock.lock();
    try {
      journal.write(amount, balance + amount);
      balance += amount;
    } finally {
      lock.unlock();
    }
  }

  public boolean withdraw(long amount) {
    boolean written = false;
    boolean enough = false;
    try {
      lock.lock();
      try {
        enough = balance >= amount;
        if (enough) {
          balance -= amount;
          journal.write(-amount, balance);
        }
        written = true;
        return enough;
      } finally {
        lock.unlock();
      }
    } finally {
      if (enough && !written) {
        putBack(amount);
      }
    }
  }

  public long balance() {
    lock.lock();
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }

  private void putBack(long amount) {
    lock.lock();
    try {
      balance += amount;
    } finally {
      lock.unlock();
    }
  }
}
