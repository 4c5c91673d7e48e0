/*
 * Mistake: updateBalance() no longer takes the lock.
 * Looks right because: deposit() has the lock already, but the bank has not.
 * Caught by: interestWaitsForADeposit
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

  public void deposit(String who, long amount) {
    lock.lock();
    try {
      statement.deposit(who, amount);
      updateBalance(amount);
    } finally {
      lock.unlock();
    }
  }

  public void updateBalance(long change) {
    statement.balance(balance + change);
    balance += change;
  }

  public long balance() {
    lock.lock();
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }
}
