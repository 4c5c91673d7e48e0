/*
 * Approach: the write lock of a reentrant read-write lock.
 * Right because: a thread that has the write lock gets it again.
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class JointAccount {
  public interface Statement {
    void deposit(String who, long amount);

    void balance(long balance);
  }

  private final Statement statement;
  private final Lock lock;
  private long balance;

  public JointAccount(Statement statement) {
    this(statement, new ReentrantReadWriteLock(true).writeLock());
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
    try {
      return balance;
    } finally {
      lock.unlock();
    }
  }
}
