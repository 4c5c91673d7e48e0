/*
 * Mistake: the caller never learns that it was interrupted.
 * Looks right because: nobody gives up, whatever happens, and everybody gets a turn.
 * Caught by: anInterruptStopsNoDeposit, anInterruptStopsNoWithdrawal, anInterruptStopsNoRead
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
    while (true) {
      try {
        lock.lockInterruptibly();
        return;
      } catch (InterruptedException e) {
        // this is no reason to give up
      }
    }
  }
}
