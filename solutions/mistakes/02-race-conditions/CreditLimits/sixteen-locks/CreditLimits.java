/*
 * Mistake: sixteen locks serve all customers, so that two of them may share one.
 * Looks right because: locks are split so that customers do not stand in each other's way.
 * Caught by: customersDoNotWaitForEachOther
 */
package workbook.races;

import java.util.Arrays;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private static final Object[] LOCKS = new Object[16];

  static {
    Arrays.setAll(LOCKS, i -> new Object());
  }

  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    synchronized (lock()) {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    }
  }

  public boolean setUpper(long newUpper) {
    synchronized (lock()) {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    }
  }

  public Limits limits() {
    synchronized (lock()) {
      return new Limits(lower, upper);
    }
  }

  private Object lock() {
    return LOCKS[System.identityHashCode(this) % LOCKS.length];
  }
}
