/*
 * Mistake: deposits take the read lock, which tellers share.
 * Looks right because: a deposit cannot fail, so it need not keep anybody out.
 * Caught by: twoDepositsAtOnce
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
    lock.writeLock().lock();
    try {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  public void deposit(long amount) {
    lock.readLock().lock();
    try {
      vault.store(vault.read() + amount);
    } finally {
      lock.readLock().unlock();
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
