/*
 * Mistake: accounts share sixteen locks.
 * Looks right because: two accounts seldom have the same lock.
 * Caught by: accountsDoNotWaitForEachOther
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private static final Lock[] LOCKS =
      Stream.generate(ReentrantLock::new).limit(16).toArray(Lock[]::new);
  private static final AtomicInteger MADE = new AtomicInteger();

  private final Vault vault;
  private final Lock lock = LOCKS[MADE.getAndIncrement() % LOCKS.length];

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    lock.lock();
    try {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    } finally {
      lock.unlock();
    }
  }

  public void deposit(long amount) {
    lock.lock();
    try {
      vault.store(vault.read() + amount);
    } finally {
      lock.unlock();
    }
  }

  public long balance() {
    lock.lock();
    try {
      return vault.read();
    } finally {
      lock.unlock();
    }
  }
}
