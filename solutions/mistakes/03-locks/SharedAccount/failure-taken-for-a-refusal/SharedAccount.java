/*
 * Mistake: when the journal throws, the caller is told that there is not enough.
 * Looks right because: no money came out, and that is what false says.
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
    lock.lock();
    try {
      if (balance < amount) {
        return false;
      }
      journal.write(-amount, balance - amount);
      balance -= amount;
      return true;
    } catch (RuntimeException e) {
      return false;
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
