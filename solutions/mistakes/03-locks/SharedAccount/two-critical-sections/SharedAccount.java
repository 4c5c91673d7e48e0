/*
 * Mistake: the lock is given back in the middle of a deposit, and of a withdrawal.
 * Looks right because: every access holds the lock, and no longer than it needs.
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
    add(amount);
  }

  public boolean withdraw(long amount) {
    if (balance() < amount) {
      return false;
    }
    lock.lock();
    try {
      journal.write(-amount, balance - amount);
      add(-amount);
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

  private void add(long change) {
    lock.lock();
    try {
      balance += change;
    } finally {
      lock.unlock();
    }
  }
}
