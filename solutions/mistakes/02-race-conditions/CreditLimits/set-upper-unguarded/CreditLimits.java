/*
 * Mistake: setUpper() does not take the lock.
 * Looks right because: setLower() and limits() are guarded, and raising the upper limit harms
 * nobody.
 * Caught by: theLimitsAreNeverTurnedRound
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

  public boolean setUpper(long newUpper) {
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
