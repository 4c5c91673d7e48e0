/*
 * Mistake: the lock is a boxed number, which changes with every call.
 * Looks right because: it is the balance that needs protection, so it locks on the balance.
 * Caught by: twoTellersWithdrawAtOnce
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private Object lastBalance = 0L;

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    lastBalance = amount;
    synchronized (lastBalance) {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    }
  }

  public void deposit(long amount) {
    lastBalance = amount;
    synchronized (lastBalance) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    synchronized (lastBalance) {
      return vault.read();
    }
  }
}
