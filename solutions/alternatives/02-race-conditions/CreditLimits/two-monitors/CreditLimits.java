/*
 * Approach: one monitor for changes, and an inner one for the two fields only.
 * Right because: changes come one after the other, and limits() never waits for the policy.
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final Object changing = new Object();
  private long lower; // written under both monitors, read under either
  private long upper; // written under both monitors, read under either

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    synchronized (changing) {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      synchronized (this) {
        lower = newLower;
      }
      return true;
    }
  }

  public boolean setUpper(long newUpper) {
    synchronized (changing) {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      synchronized (this) {
        upper = newUpper;
      }
      return true;
    }
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }
}
