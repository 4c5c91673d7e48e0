/*
 * Mistake: setLower() takes the lower lock first, setUpper() the upper one: each may wait for the other.
 * Looks right because: whoever changes a limit holds both locks, and takes the one of his own limit first.
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
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    synchronized (lowerLock) {
      synchronized (upperLock) {
        if (newLower > upper || !policy.allows(newLower, upper)) {
          return false;
        }
        lower = newLower;
        return true;
      }
    }
  }

  public boolean setUpper(long newUpper) {
    synchronized (upperLock) {
      synchronized (lowerLock) {
        if (newUpper < lower || !policy.allows(lower, newUpper)) {
          return false;
        }
        upper = newUpper;
        return true;
      }
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
