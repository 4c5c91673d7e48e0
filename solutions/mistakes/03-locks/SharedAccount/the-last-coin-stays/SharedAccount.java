/*
 * Mistake: whoever wants all there is gets nothing.
 * Looks right because: one sign is easily mistaken for the other.
 * Caught by: everythingCanBeWithdrawn
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
    lock.lock();
    try {
      if (balance <= amount) {
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
