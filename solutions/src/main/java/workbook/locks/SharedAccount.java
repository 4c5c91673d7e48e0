package workbook.locks;

import java.util.concurrent.locks.Lock;

/**
 * An account that tellers and auditors share. The auditors take the same lock, which is reentrant,
 * when several calls have to be one step: nobody else may read or change anything while they have
 * it, and they have it until they give it back themselves. Nobody waits for anything but this lock,
 * but everybody for as long as it takes; an interrupt does not end the wait, and is not lost.
 *
 * <p>What cannot be written into the journal has not happened: the caller gets the exception, or
 * the error, itself, and the money stays as it was.
 *
 * <p>Thread-safe. Every method blocks while another thread has the lock. What the lock or the
 * journal throws reaches the caller.
 */
public class SharedAccount {
  /** Keeps a line for every change. Not safe for several threads at once. */
  public interface Journal {
    /** Writes by how much the balance changes, and what it is then; or throws. */
    void write(long change, long balance);
  }

  private final Lock lock;
  private final Journal journal; // guarded by lock
  private long balance; // guarded by lock

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
      // 1: this runs on every way out, so also when the journal throws
      lock.unlock();
    }
  }

  /** Takes the amount out and returns true, or returns false if there is not enough. */
  public boolean withdraw(long amount) {
    // 2: before try, for whoever does not get the lock has nothing to give back
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

  public long balance() {
    // 3: a read waits, too, or it sees half of what the lock's owner is doing
    lock.lock();
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }
}
