/*
 * Mistake: the lock is static: all customers share it.
 * Looks right because: nothing can go wrong when only one clerk works at a time.
 * Caught by: customersDoNotWaitForEachOther
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

  public boolean setLower(long newLower) {
    synchronized (CreditLimits.class) {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    }
  }

  public boolean setUpper(long newUpper) {
    synchronized (CreditLimits.class) {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    }
  }

  public Limits limits() {
    synchronized (CreditLimits.class) {
      return new Limits(lower, upper);
    }
  }
}
