/*
 * Mistake: the setters use a Lock, and limits() is synchronized.
 * Looks right because: every method is guarded.
 * Caught by: bothLimitsAreOfTheSameMoment
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final Lock lock = new ReentrantLock();
  private volatile long lower;
  private volatile long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    lock.lock();
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public boolean setUpper(long newUpper) {
    lock.lock();
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
