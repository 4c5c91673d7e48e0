/*
 * Mistake: all accounts share one static lock.
 * Looks right because: nothing can go wrong any more; but then nothing goes on at once either.
 * Caught by: accountsDoNotWaitForEachOther
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private static final Object LOCK = new Object();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    synchronized (LOCK) {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    }
  }

  public void deposit(long amount) {
    synchronized (LOCK) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    synchronized (LOCK) {
      return vault.read();
    }
  }
}
