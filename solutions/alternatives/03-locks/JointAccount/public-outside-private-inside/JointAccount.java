/*
 * Approach: the lock stays, and a private method does what both public ones need.
 * Right because: only public methods take the lock, and none of them calls another one.
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;

public class JointAccount {
  public interface Statement {
    void deposit(String who, long amount);

    void balance(long balance);
  }

  private final Statement statement;
  private final Lock lock;
  private long balance;

  public JointAccount(Statement statement) {
    this(statement, new StampedLock().asWriteLock());
  }

  public JointAccount(Statement statement, Lock lock) {
    this.statement = statement;
    this.lock = lock;
  }

  public void deposit(String who, long amount) {
    lock.lock();
    try {
      statement.deposit(who, amount);
      add(amount);
    } finally {
      lock.unlock();
    }
  }

  public void updateBalance(long change) {
    lock.lock();
    try {
      add(change);
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

  /** Only for those who have the lock. */
  private void add(long change) {
    statement.balance(balance + change);
    balance += change;
  }
}
