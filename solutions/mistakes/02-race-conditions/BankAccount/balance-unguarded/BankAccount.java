/*
 * Mistake: balance() does not take the lock.
 * Looks right because: it changes nothing.
 * Caught by: theBalanceIsNotReadDuringAChange
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final Object lock = new Object();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    synchronized (lock) {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    }
  }

  public void deposit(long amount) {
    synchronized (lock) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    return vault.read();
  }
}
