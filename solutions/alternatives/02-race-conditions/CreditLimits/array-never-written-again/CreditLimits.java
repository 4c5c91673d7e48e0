/*
 * Approach: a volatile array of two, replaced as a whole by synchronized setters.
 * Right because: an array that is never written again is as good as an immutable pair.
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private volatile long[] limits; // lower, upper; replaced under this, never written again

  public CreditLimits(long lower, long upper, Policy policy) {
    limits = new long[] {lower, upper};
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    return change(newLower, limits[1]);
  }

  public synchronized boolean setUpper(long newUpper) {
    return change(limits[0], newUpper);
  }

  public Limits limits() {
    long[] now = limits;
    return new Limits(now[0], now[1]);
  }

  private boolean change(long lower, long upper) {
    if (lower > upper || !policy.allows(lower, upper)) {
      return false;
    }
    limits = new long[] {lower, upper};
    return true;
  }
}
