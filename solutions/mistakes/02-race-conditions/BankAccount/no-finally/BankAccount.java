/*
 * Mistake: an exception from the vault leaves the lock locked.
 * Looks right because: lock and unlock are paired on every path that one sees.
 * Caught by: aFailingVaultLeavesTheAccountUsable
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class BankAccount {
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
    long balance = vault.read();
    boolean enough = balance >= amount;
    if (enough) {
      vault.store(balance - amount);
    }
    lock.unlock();
    return enough;
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
