/*
 * Approach: changes hold the write lock, limits() the read lock.
 * Right because: a change is alone from the check to the last write; a reader sees no change
 * halfway.
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
  private long lower; // guarded by lock
  private long upper; // guarded by lock

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    lock.writeLock().lock();
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  public boolean setUpper(long newUpper) {
    lock.writeLock().lock();
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    } finally {
      lock.writeLock().unlock();
    }
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
