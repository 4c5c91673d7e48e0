/*
 * Mistake: what the vault throws comes out as the cause of something else.
 * Looks right because: the cause tells everything.
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
    } catch (RuntimeException e) {
      throw new IllegalStateException("the vault has failed", e);
    }
    return true;
  }

  public synchronized void deposit(long amount) {
    vault.store(vault.read() + amount);
  }

  public synchronized long balance() {
    return vault.read();
  }
}
