/*
 * Mistake: a teller who wakes up does not look again whether the vault is free.
 * Looks right because: he has been notified, so it is.
 * Caught by: twoTellersWithdrawAtOnce
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
      return true;
    } finally {
      leave();
    }
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
    if (busy) {
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
