package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The account of Ann and Bob. A deposit puts two lines on the statement, one for the deposit and
 * one for the new balance, and nobody may come in between. The bank posts interest as well, through
 * {@link #updateBalance}.
 *
 * <p>Thread-safe. Every method blocks while another thread has the lock; interruption does not end
 * that wait. What the statement throws reaches the caller, and the lock is free again.
 */
public class JointAccount {
  /** What Ann and Bob get by post. Not safe for several threads at once; may throw. */
  public interface Statement {
    void deposit(String who, long amount);

    void balance(long balance);
  }

  private final Statement statement; // guarded by lock
  private final Lock lock;
  private long balance; // guarded by lock

  /** An account with a lock of its own. */
  public JointAccount(Statement statement) {
    // 1: reentrant, so that a thread which has the lock gets it a second time
    this(statement, new ReentrantLock());
  }

  /**
   * An account with a {@code ReentrantLock} of the bank, who may have taken it for several calls.
   */
  public JointAccount(Statement statement, Lock lock) {
    this.statement = statement;
    this.lock = lock;
  }

  public void deposit(String who, long amount) {
    lock.lock();
    try {
      statement.deposit(who, amount);
      // 1: takes the lock again, and gives it back once: here it is still taken
      updateBalance(amount);
    } finally {
      lock.unlock();
    }
  }

  /** Changes the balance without a deposit, for interest and fees. */
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
