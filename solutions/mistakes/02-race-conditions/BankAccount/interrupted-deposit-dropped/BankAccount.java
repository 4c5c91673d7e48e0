/*
 * Mistake: a deposit is dropped if its teller is interrupted while he waits.
 * Looks right because: whoever interrupts him wants him to stop.
 * Caught by: anInterruptedDepositIsMade
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
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
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
