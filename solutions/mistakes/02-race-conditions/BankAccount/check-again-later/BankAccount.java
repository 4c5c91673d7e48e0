/*
 * Mistake: the check is one critical section, and a second one reads again without checking.
 * Looks right because: each section on its own is right, and it even reads the newest balance.
 * Caught by: twoTellersWithdrawAtOnce
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
    if (balance() < amount) {
      return false;
    }
    lock.lock();
    try {
      vault.store(vault.read() - amount);
    } finally {
      lock.unlock();
    }
    return true;
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
