/*
 * Mistake: a deposit gives the lock back after an exception, and not after an error.
 * Looks right because: what a vault throws is an exception.
 * Caught by: aFailingVaultChangesNothing
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final Lock lock = new ReentrantLock();

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
    } catch (RuntimeException e) {
      lock.unlock();
      throw e;
    }
    lock.unlock();
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
