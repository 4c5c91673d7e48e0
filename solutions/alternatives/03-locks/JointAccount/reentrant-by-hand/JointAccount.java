/*
 * Approach: the account remembers which thread is inside, and takes the lock only for others.
 * Right because: a thread can find itself in the field only if it has written itself there.
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
  private volatile Thread inside;
  private long balance;

  public JointAccount(Statement statement) {
    this(statement, new StampedLock().asWriteLock());
  }

  public JointAccount(Statement statement, Lock lock) {
    this.statement = statement;
    this.lock = lock;
  }

  public void deposit(String who, long amount) {
    boolean first = enter();
    try {
      statement.deposit(who, amount);
      updateBalance(amount);
    } finally {
      leave(first);
    }
  }

  public void updateBalance(long change) {
    boolean first = enter();
    try {
      statement.balance(balance + change);
      balance += change;
    } finally {
      leave(first);
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

  private boolean enter() {
    if (inside == Thread.currentThread()) {
      return false;
    }
    lock.lock();
    inside = Thread.currentThread();
    return true;
  }

  private void leave(boolean last) {
    if (last) {
      inside = null;
      lock.unlock();
    }
  }
}
