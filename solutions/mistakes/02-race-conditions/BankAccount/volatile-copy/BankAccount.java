/*
 * Mistake: the balance is also kept in a volatile field, and nothing is atomic.
 * Looks right because: "volatile" sounds like thread-safe.
 * Caught by: twoTellersWithdrawAtOnce
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private volatile long balance;

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    balance = vault.read();
    if (balance < amount) {
      return false;
    }
    balance -= amount;
    vault.store(balance);
    return true;
  }

  public void deposit(long amount) {
    balance = vault.read() + amount;
    vault.store(balance);
  }

  public long balance() {
    return vault.read();
  }
}
