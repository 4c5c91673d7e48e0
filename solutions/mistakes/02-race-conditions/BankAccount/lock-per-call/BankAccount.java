/*
 * Mistake: every call makes its own lock.
 * Looks right because: there is a lock around everything.
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
    Object lock = new Object();
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
    Object lock = new Object();
    synchronized (lock) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    Object lock = new Object();
    synchronized (lock) {
      return vault.read();
    }
  }
}
