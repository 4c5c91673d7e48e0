/*
 * Mistake: a teller who is interrupted while he waits goes on waiting and forgets it.
 * Looks right because: he has to be served, so the interrupt is of no use.
 * Caught by: anInterruptedTellerIsServed
 */
package workbook.races;

import java.util.concurrent.Semaphore;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final Semaphore free = new Semaphore(1);

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
      free.release();
    }
  }

  public void deposit(long amount) {
    enter();
    try {
      vault.store(vault.read() + amount);
    } finally {
      free.release();
    }
  }

  public long balance() {
    enter();
    try {
      return vault.read();
    } finally {
      free.release();
    }
  }

  private void enter() {
    while (true) {
      try {
        free.acquire();
        return;
      } catch (InterruptedException e) {
        // he is served all the same
      }
    }
  }
}
