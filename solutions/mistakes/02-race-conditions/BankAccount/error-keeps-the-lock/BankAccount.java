/*
 * Mistake: the lock is given back after an exception, and not after an error.
 * Looks right because: what a vault throws is an exception.
 * Caught by: aFailingVaultLeavesTheAccountUsable
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
    boolean paid;
    try {
      long balance = vault.read();
      paid = balance >= amount;
      if (paid) {
        vault.store(balance - amount);
      }
    } catch (RuntimeException e) {
      lock.unlock();
      throw e;
    }
    lock.unlock();
    return paid;
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
