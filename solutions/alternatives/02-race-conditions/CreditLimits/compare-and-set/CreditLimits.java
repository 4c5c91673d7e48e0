/*
 * Approach: an immutable pair in an AtomicReference, changed in a compare-and-set loop.
 * Right because: a pair goes in only if nobody has changed the one that was checked; if not, all is
 * asked anew.
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
    while (true) {
      Limits before = limits.get();
      Limits after = new Limits(newLower, before.upper());
      if (newLower > before.upper() || !policy.allows(after.lower(), after.upper())) {
        return false;
      }
      if (limits.compareAndSet(before, after)) {
        return true;
      }
    }
  }

  public boolean setUpper(long newUpper) {
    while (true) {
      Limits before = limits.get();
      Limits after = new Limits(before.lower(), newUpper);
      if (newUpper < before.lower() || !policy.allows(after.lower(), after.upper())) {
        return false;
      }
      if (limits.compareAndSet(before, after)) {
        return true;
      }
    }
  }

  public Limits limits() {
    return limits.get();
  }
}
