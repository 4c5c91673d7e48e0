/*
 * Mistake: a change is made under the lock, and the pair for limits() is stored after it: an older pair may come last.
 * Looks right because: the pair is made under the lock, and storing one reference is atomic.
 * Caught by: aChangeThatWasMadeIsShown
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private volatile Limits shown; // so that nobody waits who only looks
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.shown = new Limits(lower, upper);
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    Limits changed;
    synchronized (this) {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      changed = new Limits(lower, upper);
    }
    shown = changed;
    return true;
  }

  public boolean setUpper(long newUpper) {
    Limits changed;
    synchronized (this) {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      changed = new Limits(lower, upper);
    }
    shown = changed;
    return true;
  }

  public Limits limits() {
    return shown;
  }
}
