package workbook.races;

/**
 * An account that several tellers serve at once. The money is kept in a vault that knows nothing of
 * threads: it can be read, and a new balance can be stored. One lock for each account guards its
 * vault on every path; two different accounts never wait for each other.
 *
 * <p>Thread-safe. Every method blocks while another thread is inside one of them; interruption does
 * not end that wait. What the vault throws reaches the caller, and the lock is free again.
 */
public class BankAccount {
  /** Keeps the money of one account. Nobody may use it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault; // guarded by this

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  /** Takes the amount out and returns true, or returns false if there is not enough. */
  public synchronized boolean withdraw(long amount) {
    // 1: reading, checking and storing are one critical section, so nobody comes in between
    long balance = vault.read();
    if (balance < amount) {
      return false;
    }
    vault.store(balance - amount);
    return true;
  }

  public synchronized void deposit(long amount) {
    // 2: the same lock as withdraw(), for it is the same money
    long balance = vault.read();
    vault.store(balance + amount);
  }

  public synchronized long balance() {
    // 3: a read needs the lock too, or it sees the vault in the middle of a change
    return vault.read();
  }
}
