/*
 * Mistake: the lock is given back while the journal is written, and a mark keeps tellers out only.
 * Looks right because: no change comes in between, for all tellers look at the mark.
 * Caught by: noDepositWhileAnAuditorHasTheLock
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
  private boolean writing;

  public SharedAccount(Lock lock, Journal journal, long balance) {
    this.lock = lock;
    this.journal = journal;
    this.balance = balance;
  }

  public void deposit(long amount) {
    lock.lock();
    while (writing) {
      lock.unlock();
      Thread.yield();
      lock.lock();
    }
    writing = true;
    lock.unlock();
    try {
      journal.write(amount, balance + amount);
      balance += amount;
    } finally {
      lock.lock();
      writing = false;
      lock.unlock();
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
