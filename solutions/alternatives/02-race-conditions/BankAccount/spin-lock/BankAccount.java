/*
 * Approach: a spin lock made from an AtomicBoolean.
 * Right because: only the thread that turned the flag on is inside. It burns time, yet it is safe.
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicBoolean;

public class BankAccount {
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final AtomicBoolean busy = new AtomicBoolean();

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
      busy.set(false);
    }
  }

  public void deposit(long amount) {
    enter();
    try {
      vault.store(vault.read() + amount);
    } finally {
      busy.set(false);
    }
  }

  public long balance() {
    enter();
    try {
      return vault.read();
    } finally {
      busy.set(false);
    }
  }

  private void enter() {
    while (!busy.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
  }
}
