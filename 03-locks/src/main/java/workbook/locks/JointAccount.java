package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;

/**
 * The account of Ann and Bob. A deposit puts two lines on the statement, one for the deposit and
 * one for the new balance, and nobody may come in between. Right now the first deposit never ends,
 * though there is nobody else.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 03-locks -Dtest=JointAccountTest</pre>
 */
public class JointAccount {
  /** What Ann and Bob get by post. Not safe for several threads at once; may throw. */
  public interface Statement {
    void deposit(String who, long amount);

    void balance(long balance);
  }

  private final Statement statement;
  private final Lock lock;
  private long balance;

  /** An account with a lock of its own. */
  public JointAccount(Statement statement) {
    this(statement, new StampedLock().asWriteLock());
  }

  /** With a {@code ReentrantLock} of the bank, who may have taken it for several calls. */
  public JointAccount(Statement statement, Lock lock) {
    this.statement = statement;
    this.lock = lock;
  }

  public void deposit(String who, long amount) {
    lock.lock();
    try {
      statement.deposit(who, amount);
      // TODO 1: this call never comes back
      updateBalance(amount);
    } finally {
      lock.unlock();
    }
  }

  /** Changes the balance without a deposit: the bank posts interest and fees. */
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
