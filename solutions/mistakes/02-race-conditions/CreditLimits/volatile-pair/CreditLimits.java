/*
 * Mistake: an immutable pair in a volatile field, replaced without a lock.
 * Looks right because: the pair is never torn, and every thread sees the newest one.
 * Caught by: theLimitsAreNeverTurnedRound, changesThatGoTogetherAreAllMade
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
    limits = new Limits(lower, upper);
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    Limits before = limits;
    if (newLower > before.upper() || !policy.allows(newLower, before.upper())) {
      return false;
    }
    limits = new Limits(newLower, before.upper());
    return true;
  }

  public boolean setUpper(long newUpper) {
    Limits before = limits;
    if (newUpper < before.lower() || !policy.allows(before.lower(), newUpper)) {
      return false;
    }
    limits = new Limits(before.lower(), newUpper);
    return true;
  }

  public Limits limits() {
    return limits;
  }
}
