/*
 * Mistake: some paths use a monitor, which does not keep out the owner of the lock.
 * Looks right because: every method is guarded by something.
 * Caught by: noDepositWhileAnAuditorHasTheLock, nobodySeesTheBalanceHalfway
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

  public synchronized void deposit(long amount) {
    journal.write(amount, balance + amount);
    balance += amount;
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

  public synchronized long balance() {
    return balance;
  }
}
