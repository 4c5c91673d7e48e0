/*
 * Mistake: the new pair is made of what was there before the lock was taken.
 * Looks right because: check, policy and change are under the lock.
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
    this.limits = new Limits(lower, upper);
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    return change(new Limits(newLower, limits.upper()));
  }

  public boolean setUpper(long newUpper) {
    return change(new Limits(limits.lower(), newUpper));
  }

  private synchronized boolean change(Limits wanted) {
    if (wanted.lower() > wanted.upper() || !policy.allows(wanted.lower(), wanted.upper())) {
      return false;
    }
    limits = wanted;
    return true;
  }

  public Limits limits() {
    return limits;
  }
}
