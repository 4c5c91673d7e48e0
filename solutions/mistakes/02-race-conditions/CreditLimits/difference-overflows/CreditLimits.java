/*
 * Mistake: the limits are compared by their difference, which overflows.
 * Looks right because: the sign of a difference says which number is greater.
 * Caught by: theLimitsMayBeAnyNumbers
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
    if (newLower - upper > 0 || !policy.allows(newLower, upper)) {
      return false;
    }
    lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper - lower < 0 || !policy.allows(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
