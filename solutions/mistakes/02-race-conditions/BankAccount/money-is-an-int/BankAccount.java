/*
 * Mistake: the balance is counted in an int.
 * Looks right because: nobody has that much money.
 * Caught by: toTheLastCoin
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
    int balance = (int) vault.read();
    if (balance < amount) {
      return false;
    }
    vault.store(balance - amount);
    return true;
  }

  public synchronized void deposit(long amount) {
    vault.store(vault.read() + amount);
  }

  public synchronized long balance() {
    return vault.read();
  }
}
