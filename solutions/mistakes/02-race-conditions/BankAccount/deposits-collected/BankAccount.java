/*
 * Mistake: deposits are collected beside the vault and put in with the next withdrawal.
 * Looks right because: they are counted, and nobody has to wait for the vault.
 * Caught by: theBalanceCountsEveryDeposit
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;

public class BankAccount {
  /** Keeps the money of one account. Nobody may read it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;
  private final AtomicLong collected = new AtomicLong();

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  public synchronized boolean withdraw(long amount) {
    long balance = vault.read() + collected.getAndSet(0);
    if (balance < amount) {
      vault.store(balance);
      return false;
    }
    vault.store(balance - amount);
    return true;
  }

  public void deposit(long amount) {
    collected.addAndGet(amount);
  }

  public synchronized long balance() {
    return vault.read();
  }
}
