/*
 * Mistake: a clerk who finds the lock taken is told false.
 * Looks right because: tryLock() never waits, so nobody can hang.
 * Caught by: changesThatGoTogetherAreAllMade
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
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    if (!lock.tryLock()) {
      return false;
    }
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
    if (!lock.tryLock()) {
      return false;
    }
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

  public Limits limits() {
    lock.lock();
    try {
      return new Limits(lower, upper);
    } finally {
      lock.unlock();
    }
  }
}
