/*
 * Mistake: a monitor is reentrant, but it keeps nobody out who has the lock.
 * Looks right because: deposits end, and wait for each other.
 * Caught by: aDepositWaitsForTheBank, theBalanceIsReadUnderTheLock
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class JointAccount {
  public interface Statement {
    void deposit(String who, long amount);

    void balance(long balance);
  }

  private final Statement statement;
  private final Lock lock;
  private long balance;

  public JointAccount(Statement statement) {
    this(statement, new ReentrantLock());
  }

  public JointAccount(Statement statement, Lock lock) {
    this.statement = statement;
    this.lock = lock;
  }

  public synchronized void deposit(String who, long amount) {
    statement.deposit(who, amount);
    updateBalance(amount);
  }

  public synchronized void updateBalance(long change) {
    statement.balance(balance + change);
    balance += change;
  }

  public synchronized long balance() {
    return balance;
  }
}
