package workbook.locks;

import java.util.concurrent.locks.Lock;

/**
 * An account that tellers and auditors share. The auditors take the same lock, which is reentrant,
 * when several calls have to be one step: nobody else may read or change anything while they have
 * it, and they have it until they give it back themselves. Nobody waits for anything but this lock,
 * but everybody for as long as it takes; an interrupt does not end the wait, and is not lost.
 *
 * <p>What cannot be written into the journal has not happened: the caller gets the exception, or
 * the error, itself, and the money stays as it was. Right now the lock is taken on some paths and
 * not given back on all of them; taking it may fail, too.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 03-locks -Dtest=SharedAccountTest</pre>
 */
public class SharedAccount {
  /** Keeps a line for every change. Not safe for several threads at once. */
  public interface Journal {
    /** Writes by how much the balance changes, and what it is then; or throws. */
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
    // TODO 1: a journal that throws ends the method here
    journal.write(amount, balance + amount);
    balance += amount;
    lock.unlock();
  }

  /** Takes the amount out and returns true, or returns false if there is not enough. */
  public boolean withdraw(long amount) {
    try {
      // TODO 2: if this fails, the lines below give back what was never taken
      lock.lock();
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
    // TODO 3: somebody may be in the middle of a change
    return balance;
  }
}
