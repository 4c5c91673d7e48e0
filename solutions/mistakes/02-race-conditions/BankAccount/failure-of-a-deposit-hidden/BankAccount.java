/*
 * Mistake: a deposit keeps to itself that the vault has failed.
 * Looks right because: the money is still there, so the customer may try again.
 * Caught by: aFailingVaultChangesNothing
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
    vault.store(balance - amount);
    return true;
  }

  public synchronized void deposit(long amount) {
    try {
      vault.store(vault.read() + amount);
    } catch (RuntimeException e) {
      // nothing has changed
    }
  }

  public synchronized long balance() {
    return vault.read();
  }
}
