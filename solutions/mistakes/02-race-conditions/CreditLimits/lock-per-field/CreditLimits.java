/*
 * Mistake: each limit has a lock of its own.
 * Looks right because: no field is touched without its lock, and two clerks can work at once.
 * Caught by: theLimitsAreNeverTurnedRound
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final Object lowerLock = new Object();
  private final Object upperLock = new Object();
  private volatile long lower;
  private volatile long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    synchronized (lowerLock) {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    }
  }

  public boolean setUpper(long newUpper) {
    synchronized (upperLock) {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    }
  }

  public Limits limits() {
    synchronized (lowerLock) {
      synchronized (upperLock) {
        return new Limits(lower, upper);
      }
    }
  }
}
