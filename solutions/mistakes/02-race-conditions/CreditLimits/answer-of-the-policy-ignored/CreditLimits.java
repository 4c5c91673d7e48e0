/*
 * Mistake: the policy is asked, and its answer is ignored.
 * Looks right because: the policy is asked before each change, and the lock is held.
 * Caught by: aRefusedChangeChangesNothing
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
    if (newLower > upper) {
      return false;
    }
    policy.allows(newLower, upper);
    lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper < lower) {
      return false;
    }
    policy.allows(lower, newUpper);
    upper = newUpper;
    return true;
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
