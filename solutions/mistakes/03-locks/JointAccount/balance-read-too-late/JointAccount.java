/*
 * Mistake: balance() waits for the lock, and reads when it has given it back.
 * Looks right because: nobody changes anything while it waits, and the field is volatile.
 * Caught by: theBalanceIsReadUnderTheLock
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
  private volatile long balance;

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
    lock.lock();
    try {
      statement.balance(balance + change);
      balance += change;
    } finally {
      lock.unlock();
    }
  }

  public long balance() {
    lock.lock();
    lock.unlock();
    return balance;
  }
}
