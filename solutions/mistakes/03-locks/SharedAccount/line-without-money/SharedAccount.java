/*
 * Mistake: the line is written under the lock, the money moves before it.
 * Looks right because: compare-and-set needs no lock.
 * Caught by: noWithdrawalWhileAnAuditorHasTheLock
 */
package workbook.locks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;

public class SharedAccount {
  public interface Journal {
    void write(long change, long balance);
  }

  private final Lock lock;
  private final Journal journal;
  private final AtomicLong balance;

  public SharedAccount(Lock lock, Journal journal, long balance) {
    this.lock = lock;
    this.journal = journal;
    this.balance = new AtomicLong(balance);
  }

  public void deposit(long amount) {
    lock.lock();
    try {
      journal.write(amount, balance.get() + amount);
      balance.addAndGet(amount);
    } finally {
      lock.unlock();
    }
  }

  public boolean withdraw(long amount) {
    long before;
    do {
      before = balance.get();
      if (before < amount) {
        return false;
      }
    } while (!balance.compareAndSet(before, before - amount));
    lock.lock();
    try {
      journal.write(-amount, before - amount);
      return true;
    } catch (RuntimeException | Error e) {
      balance.addAndGet(amount);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  public long balance() {
    lock.lock();
    try {
      return balance.get();
    } finally {
      lock.unlock();
    }
  }
}
