/*
 * Approach: a StampedLock, and limits() reads first and then asks whether it may trust what it
 * read.
 * Right because: a read that overlaps a change is thrown away and made again under the lock.
 */
package workbook.races;

import java.util.concurrent.locks.StampedLock;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final StampedLock lock = new StampedLock();
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    long stamp = lock.writeLock();
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public boolean setUpper(long newUpper) {
    long stamp = lock.writeLock();
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public Limits limits() {
    long stamp = lock.tryOptimisticRead();
    Limits limits = new Limits(lower, upper);
    if (lock.validate(stamp)) {
      return limits;
    }
    stamp = lock.readLock();
    try {
      return new Limits(lower, upper);
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
