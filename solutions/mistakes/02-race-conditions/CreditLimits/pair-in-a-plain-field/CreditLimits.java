/*
 * Mistake: limits() reads a plain field without the lock of those who write it.
 * Looks right because: the pair cannot be changed, and the writers hold the lock.
 * Caught by: aChangeReachesOtherThreads
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;

  private Limits limits;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.limits = new Limits(lower, upper);
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    return change(new Limits(newLower, limits.upper()));
  }

  public synchronized boolean setUpper(long newUpper) {
    return change(new Limits(limits.lower(), newUpper));
  }

  private boolean change(Limits wanted) {
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
