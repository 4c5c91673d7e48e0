/*
 * Mistake: nothing is guarded.
 * Looks right because: it works whenever it is tried by hand.
 * Caught by: twoTellersWithdrawAtOnce
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
    long balance = vault.read();
    if (balance < amount) {
      return false;
    }
    vault.store(balance - amount);
    return true;
  }

  public void deposit(long amount) {
    vault.store(vault.read() + amount);
  }

  public long balance() {
    return vault.read();
  }
}
