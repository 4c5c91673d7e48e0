/*
 * Mistake: the policy is asked before the lock is taken, and not again.
 * Looks right because: foreign code should not run under a lock, and the limits are checked under
 * it.
 * Caught by: thePolicyIsAskedAboutTheTruth
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private long lower; // guarded by this
  private long upper; // guarded by this

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    Limits before = limits();
    if (!policy.allows(newLower, before.upper())) {
      return false;
    }
    synchronized (this) {
      if (newLower > upper) {
        return false;
      }
      lower = newLower;
      return true;
    }
  }

  public boolean setUpper(long newUpper) {
    Limits before = limits();
    if (!policy.allows(before.lower(), newUpper)) {
      return false;
    }
    synchronized (this) {
      if (newUpper < lower) {
        return false;
      }
      upper = newUpper;
      return true;
    }
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
