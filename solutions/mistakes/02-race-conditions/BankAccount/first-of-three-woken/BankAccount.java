/*
 * Mistake: a teller who leaves wakes another one only if he himself has waited.
 * Looks right because: whoever has waited passes the word on, and without a queue there is nobody to tell.
 * Caught by: threeTellersWithdrawAtOnce
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
  private Thread last; // guarded by this

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
    boolean waited = false;
    while (busy) {
      waited = true;
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy = true;
    last = waited ? null : Thread.currentThread();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave() {
    busy = false;
    if (last == Thread.currentThread()) {
      notify();
    }
  }
}
