/*
 * Approach: taking the lock gives a resource, and try-with-resources closes it.
 * Right because: the resource exists only if the lock was taken, and is closed on every way out.
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
    try (Held held = hold()) {
      held.book(amount);
    }
  }

  public boolean withdraw(long amount) {
    try (Held held = hold()) {
      if (balance < amount) {
        return false;
      }
      held.book(-amount);
      return true;
    }
  }

  public long balance() {
    try (Held held = hold()) {
      return held.balance();
    }
  }

  private Held hold() {
    lock.lock();
    return new Held();
  }

  private final class Held implements AutoCloseable {
    void book(long change) {
      journal.write(change, balance + change);
      balance += change;
    }

    long balance() {
      return balance;
    }

    @Override
    public void close() {
      lock.unlock();
    }
  }
}
