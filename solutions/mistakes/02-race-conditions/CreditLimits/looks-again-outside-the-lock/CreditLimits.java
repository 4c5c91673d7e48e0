/*
 * Mistake: after the policy the other limit is looked at again, but not under the lock.
 * Looks right because: the other limit is looked at twice, before and after the policy.
 * Caught by: theLimitsAreNeverTurnedRound
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;

  private volatile long lower;
  private volatile long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    while (true) {
      long seen = upper;
      if (newLower > seen || !policy.allows(newLower, seen)) {
        return false;
      }
      if (upper == seen) {
        synchronized (this) {
          lower = newLower;
        }
        return true;
      }
    }
  }

  public boolean setUpper(long newUpper) {
    while (true) {
      long seen = lower;
      if (newUpper < seen || !policy.allows(seen, newUpper)) {
        return false;
      }
      if (lower == seen) {
        synchronized (this) {
          upper = newUpper;
        }
        return true;
      }
    }
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
