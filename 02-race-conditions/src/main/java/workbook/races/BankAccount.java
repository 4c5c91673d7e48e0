package workbook.races;

/**
 * An account that several tellers serve at once. The money is kept in a vault that knows nothing of
 * threads: it can be read, and a new balance can be stored. Right now a withdrawal can get lost,
 * and the bank pays out more than it had. Make the account safe for any number of tellers, who wait
 * for as long as it takes; different accounts must not wait for each other.
 *
 * <p>If the vault throws an exception or an error, the caller gets it as it is, and the account can
 * be used as before. A caller who is interrupted is served all the same, and stays interrupted.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=BankAccountTest</pre>
 */
public class BankAccount {
  /** Keeps the money of one account. Nobody may use it while somebody else stores. */
  public interface Vault {
    long read();

    void store(long balance);
  }

  private final Vault vault;

  public BankAccount(Vault vault) {
    this.vault = vault;
  }

  /** Takes the amount out and returns true, or returns false if there is not enough. */
  public boolean withdraw(long amount) {
    // TODO 1: between reading and storing, another teller may come in
    long balance = vault.read();
    if (balance < amount) {
      return false;
    }
    vault.store(balance - amount);
    return true;
  }

  public void deposit(long amount) {
    // TODO 2: a deposit changes the same money
    long balance = vault.read();
    vault.store(balance + amount);
  }

  public long balance() {
    // TODO 3: the vault may be in the middle of a change
    return vault.read();
  }
}
