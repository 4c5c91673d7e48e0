/*
 * Mistake: the new limit is written first, and not taken back if the policy throws.
 * Looks right because: nobody can look in between, for the monitor is held, and a refusal is undone.
 * Caught by: aFailingPolicyLeavesTheLimitsUsable
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;

  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    long before = lower;
    if (newLower > upper) {
      return false;
    }
    lower = newLower;
    if (!policy.allows(lower, upper)) {
      lower = before;
      return false;
    }
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    long before = upper;
    if (newUpper < lower) {
      return false;
    }
    upper = newUpper;
    if (!policy.allows(lower, upper)) {
      upper = before;
      return false;
    }
    return true;
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
