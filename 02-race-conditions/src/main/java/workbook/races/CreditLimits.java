package workbook.races;

/**
 * The lower and the upper credit limit of a customer; the lower one is never above the upper one.
 * The bank has a policy that is asked before each change. Right now two clerks who change both
 * limits at once can end with the lower above the upper, and what was handed out as limits changes
 * afterwards. Make the limits safe for any number of clerks; two customers must not wait for each
 * other.
 *
 * <p>Once a change has returned true, limits() shows it. If the policy throws an exception or an
 * error, the caller gets it as it is, and nothing changes. A clerk who is interrupted makes his
 * change all the same, and stays interrupted.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=CreditLimitsTest</pre>
 */
public class CreditLimits {
  /**
   * Is asked before each change, with both limits as they would be. May take its time, may be asked
   * again, and may be asked by several clerks at once.
   */
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  /** Both limits as they were at one moment. */
  public interface Limits {
    long lower();

    long upper();
  }

  private final Policy policy;
  private volatile long lower;
  private volatile long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  /**
   * Makes the change; returns false only if it would be above the upper limit or is not allowed.
   */
  public boolean setLower(long newLower) {
    // TODO 1: while the policy is asked, somebody else may change the upper limit
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    lower = newLower;
    return true;
  }

  /**
   * Makes the change; returns false only if it would be below the lower limit or is not allowed.
   */
  public boolean setUpper(long newUpper) {
    // TODO 1: here it is the lower limit that may change
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    upper = newUpper;
    return true;
  }

  public Limits limits() {
    // TODO 2: both limits must be of the same moment, and stay what they are
    return new Limits() {
      @Override
      public long lower() {
        return lower;
      }

      @Override
      public long upper() {
        return upper;
      }
    };
  }
}
