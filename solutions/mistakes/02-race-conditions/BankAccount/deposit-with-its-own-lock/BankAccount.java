/*
 * Mistake: deposit() has a lock of its own.
 * Looks right because: two deposits exclude each other, and two withdrawals do.
 * Caught by: noDepositIsLost
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final Object lock = new Object();
  private final Object depositLock = new Object();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
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
    synchronized (depositLock) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    synchronized (lock) {
      return vault.read();
    }
  }
}
