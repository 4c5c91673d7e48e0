/*
 * Approach: tryLock(time, unit) until it works; an interrupt is kept for later.
 * Right because: no attempt is the last one, and whoever has the lock does not see how often it was asked for.
 */
package workbook.locks;

import java.util.concurrent.TimeUnit;
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
      journal.write(amount, balance + amount);
      balance += amount;
    } finally {
      lock.unlock();
    }
  }

  public boolean withdraw(long amount) {
    take();
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
    take();
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }

  private void take() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (lock.tryLock(1, TimeUnit.MINUTES)) {
            return;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
