/*
 * Approach: synchronized on the vault that the account was given.
 * Right because: two accounts have two vaults, and all code of one account uses the same monitor.
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    synchronized (vault) {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    }
  }

  public void deposit(long amount) {
    synchronized (vault) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    synchronized (vault) {
      return vault.read();
    }
  }
}
