/*
 * Mistake: the balance changes only when the lock has been given back.
 * Looks right because: the journal is written under the lock, and what it throws leaves the money alone.
 * Caught by: depositsComeOneAfterTheOther, withdrawalsComeOneAfterTheOther
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
    } finally {
      lock.unlock();
    }
    balance += amount;
  }

  public boolean withdraw(long amount) {
    lock.lock();
    try {
      if (balance < amount) {
        return false;
      }
      journal.write(-amount, balance - amount);
    } finally {
      lock.unlock();
    }
    balance -= amount;
    return true;
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
