/*
 * Mistake: each limit is an AtomicLong, and nothing holds them together.
 * Looks right because: each read and each write is atomic.
 * Caught by: theLimitsAreNeverTurnedRound, bothLimitsAreOfTheSameMoment
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final AtomicLong lower;
  private final AtomicLong upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = new AtomicLong(lower);
    this.upper = new AtomicLong(upper);
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    if (newLower > upper.get() || !policy.allows(newLower, upper.get())) {
      return false;
    }
    lower.set(newLower);
    return true;
  }

  public boolean setUpper(long newUpper) {
    if (newUpper < lower.get() || !policy.allows(lower.get(), newUpper)) {
      return false;
    }
    upper.set(newUpper);
    return true;
  }

  public Limits limits() {
    return new Limits(lower.get(), upper.get());
  }
}
