/*
 * Mistake: whoever is refused leaves the vault marked as busy.
 * Looks right because: nothing was changed, so there is nothing to tell the others.
 * Caught by: noDepositIsLost
 */
package workbook.races;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private boolean busy; // guarded by this

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public boolean withdraw(long amount) {
    enter();
    try {
      long balance = vault.read();
      if (balance < amount) {
        return false;
      }
      vault.store(balance - amount);
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
    leave();
    return true;
  }

  public void deposit(long amount) {
    enter();
    try {
      vault.store(vault.read() + amount);
    } finally {
      leave();
    }
  }

  public long balance() {
    enter();
    try {
      return vault.read();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    boolean interrupted = false;
    while (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy = true;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave() {
    busy = false;
    notify();
  }
}
