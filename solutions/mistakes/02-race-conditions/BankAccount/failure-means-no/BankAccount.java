/*
 * Mistake: a vault that fails counts as a vault without enough money.
 * Looks right because: nothing has been paid out, and false says so.
 * Caught by: aFailingVaultLeavesTheAccountUsable
 */
package workbook.races;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public synchronized boolean withdraw(long amount) {
    long balance = vault.read();
    if (balance < amount) {
      return false;
    }
    try {
      vault.store(balance - amount);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  public synchronized void deposit(long amount) {
    vault.store(vault.read() + amount);
  }

  public synchronized long balance() {
    return vault.read();
  }
}
