/*
 * Mistake: some ways out leave the lock taken: a refusal, and what the journal throws.
 * Looks right because: each lock() has its unlock(), and withdraw() thinks of exceptions.
 * Caught by: aFailedDepositHasNotHappened, everythingCanBeWithdrawn
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
    journal.write(amount, balance + amount);
    balance += amount;
    lock.unlock();
  }

  public boolean withdraw(long amount) {
    lock.lock();
    if (balance < amount) {
      return false;
    }
    try {
      journal.write(-amount, balance - amount);
      balance -= amount;
      lock.unlock();
      return true;
    } catch (RuntimeException e) {
      lock.unlock();
      throw e;
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
