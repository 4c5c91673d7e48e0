/*
 * Mistake: a change forgets the pair that limits() keeps before it writes; whoever looks then keeps the old one.
 * Looks right because: each change forgets the pair, so the next look makes a new one.
 * Caught by: aChangeThatWasMadeIsShown
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private volatile Limits kept; // null: somebody has to make it anew
  private volatile long lower;
  private volatile long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    kept = null;
    lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    kept = null;
    upper = newUpper;
    return true;
  }

  public Limits limits() {
    Limits seen = kept;
    if (seen == null) {
      seen = new Limits(lower, upper);
      kept = seen;
    }
    return seen;
  }
}
