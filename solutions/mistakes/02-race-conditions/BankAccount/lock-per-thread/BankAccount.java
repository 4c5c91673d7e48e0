/*
 * Mistake: each thread locks on an object of its own.
 * Looks right because: the lock is a field, made once.
 * Caught by: twoTellersWithdrawAtOnce
 */
package workbook.races;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final ThreadLocal<Object> lock = ThreadLocal.withInitial(Object::new);

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    synchronized (lock.get()) {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
      return true;
    }
  }

  public void deposit(long amount) {
    synchronized (lock.get()) {
      vault.store(vault.read() + amount);
    }
  }

  public long balance() {
    synchronized (lock.get()) {
      return vault.read();
    }
  }
}
