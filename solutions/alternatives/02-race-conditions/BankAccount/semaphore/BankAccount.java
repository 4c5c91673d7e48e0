/*
 * Approach: a semaphore with a single permit for each account.
 * Right because: one permit means one teller; the permit comes back whatever the vault does.
 */
package workbook.races;

import java.util.concurrent.Semaphore;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final Semaphore permit = new Semaphore(1);

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    permit.acquireUninterruptibly();
    try {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    } finally {
      permit.release();
    }
  }

  public void deposit(long amount) {
    permit.acquireUninterruptibly();
    try {
      vault.store(vault.read() + amount);
    } finally {
      permit.release();
    }
  }

  public long balance() {
    permit.acquireUninterruptibly();
    try {
      return vault.read();
    } finally {
      permit.release();
    }
  }
}
