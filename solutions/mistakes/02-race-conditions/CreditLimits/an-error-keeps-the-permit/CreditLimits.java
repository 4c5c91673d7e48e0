/*
 * Mistake: the permit is given back after a result and an exception, and not after an Error.
 * Looks right because: everything that a policy throws is a RuntimeException; it has no checked ones.
 * Caught by: aFailingPolicyLeavesTheLimitsUsable
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
    boolean allowed = newLower <= upper && ask(newLower, upper);
    if (allowed) {
      lower = newLower;
    }
    permit.release();
    return allowed;
  }

  public boolean setUpper(long newUpper) {
    permit.acquireUninterruptibly();
    boolean allowed = newUpper >= lower && ask(lower, newUpper);
    if (allowed) {
      upper = newUpper;
    }
    permit.release();
    return allowed;
  }

  private boolean ask(long newLower, long newUpper) {
    try {
      return policy.allows(newLower, newUpper);
    } catch (RuntimeException e) {
      permit.release();
      throw e;
    }
  }

  public Limits limits() {
    permit.acquireUninterruptibly();
    Limits now = new Limits(lower, upper);
    permit.release();
    return now;
  }
}
