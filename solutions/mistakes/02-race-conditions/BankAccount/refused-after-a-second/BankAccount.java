/*
 * Mistake: a withdrawal is refused if the lock does not come within a second.
 * Looks right because: nobody has to wait for ever.
 * Caught by: tellersWaitForAsLongAsItTakes
 */
package workbook.races;

import java.util.concurrent.TimeUnit;
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
    if (!enter()) {
      return false;
    }
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

  private boolean enter() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lock.tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
