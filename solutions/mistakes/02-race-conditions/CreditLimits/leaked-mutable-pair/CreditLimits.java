/*
 * Mistake: limits() hands out the very pair that is changed later.
 * Looks right because: it is returned under the lock, and nobody outside can write to it.
 * Caught by: limitsThatWereHandedOutStayWhatTheyAre
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public static final class Limits {
    private volatile long lower;
    private volatile long upper;

    public long lower() {
      return lower;
    }

    public long upper() {
      return upper;
    }
  }

  private final Policy policy;
  private final Limits limits = new Limits(); // guarded by this

  public CreditLimits(long lower, long upper, Policy policy) {
    limits.lower = lower;
    limits.upper = upper;
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    if (newLower > limits.upper || !policy.allows(newLower, limits.upper)) {
      return false;
    }
    limits.lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper < limits.lower || !policy.allows(limits.lower, newUpper)) {
      return false;
    }
    limits.upper = newUpper;
    return true;
  }

  public synchronized Limits limits() {
    return limits;
  }
}
