/*
 * Mistake: the balance is read before the lock is taken.
 * Looks right because: everything that changes something holds the lock.
 * Caught by: depositsComeOneAfterTheOther, noWithdrawalWhileAnAuditorHasTheLock
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
    long after = balance + amount;
    lock.lock();
    try {
      journal.write(amount, after);
      balance = after;
    } finally {
      lock.unlock();
    }
  }

  public boolean withdraw(long amount) {
    if (balance < amount) {
      return false;
    }
    lock.lock();
    try {
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
