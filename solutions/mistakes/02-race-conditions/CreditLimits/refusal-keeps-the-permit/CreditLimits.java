/*
 * Mistake: a change that is above the other limit returns without giving the permit back.
 * Looks right because: finally is there, around everything that can throw.
 * Caught by: aRefusedChangeChangesNothing
 */
package workbook.races;

import java.util.concurrent.Semaphore;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final Semaphore permit = new Semaphore(1);
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    permit.acquireUninterruptibly();
    if (newLower > upper) {
      return false;
    }
    try {
      if (!policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    } finally {
      permit.release();
    }
  }

  public boolean setUpper(long newUpper) {
    permit.acquireUninterruptibly();
    if (newUpper < lower) {
      return false;
    }
    try {
      if (!policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    } finally {
      permit.release();
    }
  }

  public Limits limits() {
    permit.acquireUninterruptibly();
    Limits now = new Limits(lower, upper);
    permit.release();
    return now;
  }
}
