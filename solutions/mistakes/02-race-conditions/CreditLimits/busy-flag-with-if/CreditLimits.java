/*
 * Mistake: whoever wakes up does not look again whether another clerk is at work.
 * Looks right because: one is woken only when the other has ended.
 * Caught by: theLimitsAreNeverTurnedRound, anInterruptStopsNoChange
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private boolean busy; // guarded by this, like the limits
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    begin();
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      write(newLower, upper);
      return true;
    } finally {
      end();
    }
  }

  public boolean setUpper(long newUpper) {
    begin();
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      write(lower, newUpper);
      return true;
    } finally {
      end();
    }
  }

  public synchronized Limits limits() {
    return new Limits(lower, upper);
  }

  private synchronized void begin() {
    boolean interrupted = false;
    if (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy = true;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void write(long newLower, long newUpper) {
    lower = newLower;
    upper = newUpper;
  }

  private synchronized void end() {
    busy = false;
    notifyAll();
  }
}
