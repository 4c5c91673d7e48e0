/*
 * Mistake: updateBalance() changes the balance only when it has given the lock back.
 * Looks right because: the statement is written under the lock, and deposit() still has it then.
 * Caught by: aChangeIsCompleteWhenTheLockIsFree
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
    lock.lock();
    try {
      statement.balance(balance + change);
    } finally {
      lock.unlock();
    }
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
