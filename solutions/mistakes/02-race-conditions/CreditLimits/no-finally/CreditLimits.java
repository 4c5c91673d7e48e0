/*
 * Mistake: a policy that throws leaves the lock locked.
 * Looks right because: lock and unlock are paired on every path that one sees.
 * Caught by: aFailingPolicyLeavesTheLimitsUsable
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
    lock.lock();
    boolean allowed = newLower <= upper && policy.allows(newLower, upper);
    if (allowed) {
      lower = newLower;
    }
    lock.unlock();
    return allowed;
  }

  public boolean setUpper(long newUpper) {
    lock.lock();
    boolean allowed = newUpper >= lower && policy.allows(lower, newUpper);
    if (allowed) {
      upper = newUpper;
    }
    lock.unlock();
    return allowed;
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
