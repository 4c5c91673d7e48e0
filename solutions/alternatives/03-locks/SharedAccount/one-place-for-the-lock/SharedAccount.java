/*
 * Approach: one method takes the lock, runs a body and gives the lock back.
 * Right because: every path goes through it, and its finally covers whatever a body throws.
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

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
    locked(() -> book(amount));
  }

  public boolean withdraw(long amount) {
    return locked(() -> balance >= amount && book(-amount));
  }

  public long balance() {
    return locked(() -> balance);
  }

  private boolean book(long change) {
    journal.write(change, balance + change);
    balance += change;
    return true;
  }

  private <T> T locked(Supplier<T> body) {
    lock.lock();
    try {
      return body.get();
    } finally {
      lock.unlock();
    }
  }
}
