/*
 * Mistake: limits() reads the reference twice, and may get one number of each of two pairs.
 * Looks right because: the reference is volatile, and nobody changes a pair.
 * Caught by: bothLimitsAreOfTheSameMoment
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private volatile Limits limits;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.limits = new Limits(lower, upper);
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    long upper = limits.upper();
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    limits = new Limits(newLower, upper);
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    long lower = limits.lower();
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    limits = new Limits(lower, newUpper);
    return true;
  }

  public Limits limits() {
    return new Limits(limits.lower(), limits.upper());
  }
}
