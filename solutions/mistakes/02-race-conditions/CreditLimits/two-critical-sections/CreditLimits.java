/*
 * Mistake: limits() takes the lock twice, once for each number, and a change may come in between.
 * Looks right because: each number is read under the lock that its writers hold.
 * Caught by: bothLimitsAreOfTheSameMoment
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
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  public Limits limits() {
    return new Limits(lower(), upper());
  }

  private synchronized long lower() {
    return lower;
  }

  private synchronized long upper() {
    return upper;
  }
}
