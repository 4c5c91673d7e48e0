/*
 * Mistake: deposit() holds the lock only while storing.
 * Looks right because: reading is harmless.
 * Caught by: twoDepositsAtOnce
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
    long balance = vault.read();
    synchronized (lock) {
      vault.store(balance + amount);
    }
  }

  public long balance() {
    synchronized (lock) {
      return vault.read();
    }
  }
}
