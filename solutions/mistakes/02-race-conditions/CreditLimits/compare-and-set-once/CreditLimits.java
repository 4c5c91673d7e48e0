/*
 * Mistake: compare-and-set is tried once, and a change that lost is dropped.
 * Looks right because: compareAndSet() never destroys anything, and it says whether it worked.
 * Caught by: changesThatGoTogetherAreAllMade
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicReference;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final AtomicReference<Limits> limits;

  public CreditLimits(long lower, long upper, Policy policy) {
    limits = new AtomicReference<>(new Limits(lower, upper));
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    Limits before = limits.get();
    Limits after = new Limits(newLower, before.upper());
    return !(newLower > before.upper())
        && policy.allows(after.lower(), after.upper())
        && limits.compareAndSet(before, after);
  }

  public boolean setUpper(long newUpper) {
    Limits before = limits.get();
    Limits after = new Limits(before.lower(), newUpper);
    return !(newUpper < before.lower())
        && policy.allows(after.lower(), after.upper())
        && limits.compareAndSet(before, after);
  }

  public Limits limits() {
    return limits.get();
  }
}
