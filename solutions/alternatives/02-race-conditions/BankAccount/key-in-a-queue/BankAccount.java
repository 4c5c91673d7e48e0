/*
 * Approach: the one key to the vault lies in a queue.
 * Right because: only who has taken the key is at the vault, and it comes back in a finally.
 */
package workbook.races;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final BlockingQueue<String> keys = new ArrayBlockingQueue<>(1);

  public BankAccount(Vault vault) {
    this.vault = vault;
    keys.add("the key");
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
      keys.add("the key");
    }
  }

  public void deposit(long amount) {
    enter();
    try {
      vault.store(vault.read() + amount);
    } finally {
      keys.add("the key");
    }
  }

  public long balance() {
    enter();
    try {
      return vault.read();
    } finally {
      keys.add("the key");
    }
  }

  private void enter() {
    boolean interrupted = false;
    while (true) {
      try {
        keys.take();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
