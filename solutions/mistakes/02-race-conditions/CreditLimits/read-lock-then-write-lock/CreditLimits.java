/*
 * Mistake: the policy is asked under the read lock, and nothing is checked again under the write lock.
 * Looks right because: looking takes the read lock, writing the write lock, and clerks ask the policy side by side.
 * Caught by: theLimitsAreNeverTurnedRound
 */
package workbook.races;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    lock.readLock().lock();
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    lower = newLower;
    lock.writeLock().unlock();
    return true;
  }

  public boolean setUpper(long newUpper) {
    lock.readLock().lock();
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    upper = newUpper;
    lock.writeLock().unlock();
    return true;
  }

  public Limits limits() {
    lock.readLock().lock();
    try {
      return new Limits(lower, upper);
    } finally {
      lock.readLock().unlock();
    }
  }
}
