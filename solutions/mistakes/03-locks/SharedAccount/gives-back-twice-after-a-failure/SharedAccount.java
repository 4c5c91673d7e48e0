/*
 * Mistake: when the journal throws, the lock is given back twice: an auditor loses it.
 * Looks right because: the second time it is not mine any more, and that exception is caught.
 * Caught by: whoHasTheLockKeepsIt
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
    } catch (RuntimeException | Error e) {
      lock.unlock();
      throw e;
    } finally {
      try {
        lock.unlock();
      } catch (IllegalMonitorStateException e) {
        // it has been given back already
      }
    }
  }

  public boolean withdraw(long amount) {
    lock.lock();
    try {
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
    lock.lock();
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }
}
