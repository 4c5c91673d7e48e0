/*
 * Mistake: the lock is held only while storing.
 * Looks right because: only storing changes anything.
 * Caught by: twoTellersWithdrawAtOnce
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final Object lock = new Object();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    long balance = vault.read();
    if (balance < amount) {
      return false;
    }
    synchronized (lock) {
      vault.store(balance - amount);
    }
    return true;
  }

  public void deposit(long amount) {
    synchronized (lock) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    synchronized (lock) {
      return vault.read();
    }
  }
}
