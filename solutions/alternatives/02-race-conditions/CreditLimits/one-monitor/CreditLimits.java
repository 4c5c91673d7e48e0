/*
 * Approach: two plain fields, and every method is synchronized.
 * Right because: one monitor guards both fields on every path, so nobody sees one without the
 * other.
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private long lower; // guarded by this
  private long upper; // guarded by this

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

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
