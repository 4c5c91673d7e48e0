/*
 * Approach: a StampedLock: changes in write mode, looking in read mode.
 * Right because: those who only read may be there together, and nobody is there while somebody stores.
 */
package workbook.races;

import java.util.concurrent.locks.StampedLock;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final StampedLock lock = new StampedLock();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    long stamp = lock.writeLock();
    try {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public void deposit(long amount) {
    long stamp = lock.writeLock();
    try {
      vault.store(vault.read() + amount);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public long balance() {
    long stamp = lock.readLock();
    try {
      return vault.read();
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
