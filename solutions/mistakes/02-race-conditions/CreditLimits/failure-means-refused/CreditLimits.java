/*
 * Mistake: a policy that throws counts as one that refuses.
 * Looks right because: what is not allowed is not changed, and the clerk sees that.
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
    if (newLower > upper || !ask(newLower, upper)) {
      return false;
    }
    lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper < lower || !ask(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  private boolean ask(long newLower, long newUpper) {
    try {
      return policy.allows(newLower, newUpper);
    } catch (RuntimeException e) {
      return false;
    }
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
