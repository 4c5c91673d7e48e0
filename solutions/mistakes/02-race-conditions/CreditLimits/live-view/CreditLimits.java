/*
 * Mistake: limits() returns a view: it reads the limits when it is asked for them.
 * Looks right because: the view takes the lock for each limit.
 * Caught by: limitsThatWereHandedOutStayWhatTheyAre
 */
package workbook.races;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public interface Limits {
    long lower();

    long upper();
  }

  private final Policy policy;
  private long lower; // guarded by this
  private long upper; // guarded by this

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public synchronized boolean setLower(long newLower) {
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    lower = newLower;
    return true;
  }

  public synchronized boolean setUpper(long newUpper) {
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  public Limits limits() {
    return new Limits() {
      @Override
      public long lower() {
        synchronized (CreditLimits.this) {
          return lower;
        }
      }

      @Override
      public long upper() {
        synchronized (CreditLimits.this) {
          return upper;
        }
      }
    };
  }
}
