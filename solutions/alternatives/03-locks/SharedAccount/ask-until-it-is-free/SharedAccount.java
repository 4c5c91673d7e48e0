/*
 * Approach: tryLock() until it works; money first, and taken back if the journal fails.
 * Right because: nobody sees the money in between, since the lock is held all the time.
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
    take();
    try {
      book(amount);
    } finally {
      lock.unlock();
    }
  }

  public boolean withdraw(long amount) {
    take();
    try {
      boolean enough = balance >= amount;
      if (enough) {
        book(-amount);
      }
      return enough;
    } finally {
      lock.unlock();
    }
  }

  public long balance() {
    take();
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }

  private void take() {
    while (!lock.tryLock()) {
      Thread.onSpinWait();
    }
  }

  private void book(long change) {
    balance += change;
    try {
      journal.write(change, balance);
    } catch (RuntimeException | Error e) {
      balance -= change;
      throw e;
    }
  }
}
