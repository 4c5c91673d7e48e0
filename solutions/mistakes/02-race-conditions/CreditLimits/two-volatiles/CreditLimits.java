/*
 * Mistake: each limit is volatile, and nothing holds them together.
 * Looks right because: every thread sees the newest value of each limit.
 * Caught by: theLimitsAreNeverTurnedRound,
 * bothLimitsAreOfTheSameMoment
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
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    lower = newLower;
    return true;
  }

  public boolean setUpper(long newUpper) {
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  public Limits limits() {
    return new Limits(lower, upper);
  }
}
