/*
 * Mistake: the account remembers the new balance before the vault has stored it.
 * Looks right because: the vault need not be read each time, and everything is synchronized.
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
  private Long balance; // guarded by this; null until somebody wants to know

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public synchronized boolean withdraw(long amount) {
    if (balance() < amount) {
      return false;
    }
    balance = balance - amount;
    vault.store(balance);
    return true;
  }

  public synchronized void deposit(long amount) {
    balance = balance() + amount;
    vault.store(balance);
  }

  public synchronized long balance() {
    if (balance == null) {
      balance = vault.read();
    }
    return balance;
  }
}
