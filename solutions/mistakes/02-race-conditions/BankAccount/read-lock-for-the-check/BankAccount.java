/*
 * Mistake: a withdrawal checks under the read lock and stores under the write lock.
 * Looks right because: reading needs only the read lock.
 * Caught by: twoTellersWithdrawAtOnce
 */
package workbook.races;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    long balance = balance();
    if (balance < amount) {
      return false;
    }
    lock.writeLock().lock();
    try {
      vault.store(balance - amount);
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  public void deposit(long amount) {
    lock.writeLock().lock();
    try {
      vault.store(vault.read() + amount);
    } finally {
      lock.writeLock().unlock();
    }
  }

  public long balance() {
    lock.readLock().lock();
    try {
      return vault.read();
    } finally {
      lock.readLock().unlock();
    }
  }
}
