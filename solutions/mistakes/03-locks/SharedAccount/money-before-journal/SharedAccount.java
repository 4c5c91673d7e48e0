/*
 * Mistake: the money has changed already when the journal fails.
 * Looks right because: the lock is free again, and in the end both would agree.
 * Caught by: aFailedDepositHasNotHappened, aFailedWithdrawalHasNotHappened
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
      balance += amount;
      journal.write(amount, balance);
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
      balance -= amount;
      journal.write(-amount, balance);
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
