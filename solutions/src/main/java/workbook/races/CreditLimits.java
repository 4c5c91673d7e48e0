package workbook.races;

/**
 * The lower and the upper credit limit of a customer; the lower one is never above the upper one.
 * The bank has a policy that is asked before each change. Changes are made one after the other;
 * what limits() hands out never changes. Two customers never wait for each other.
 *
 * <p>Once a change has returned true, limits() shows it. If the policy throws an exception or an
 * error, the caller gets it as it is, and nothing changes. A clerk who is interrupted makes his
 * change all the same, and stays interrupted.
 *
 * <p>Thread-safe. A change blocks while another one is made; limits() never blocks.
 */
public class CreditLimits {
  /**
   * Is asked before each change, with both limits as they would be. May take its time, may be asked
   * again, and may be asked by several clerks at once.
   */
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  /** Both limits as they were at one moment. Immutable. */
  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private volatile Limits limits; // written under this

  public CreditLimits(long lower, long upper, Policy policy) {
    this.limits = new Limits(lower, upper);
    this.policy = policy;
  }

  /**
   * Makes the change; returns false only if it would be above the upper limit or is not allowed.
   */
  public synchronized boolean setLower(long newLower) {
    // 1: from the check to the change nobody else may write either limit
    long upper = limits.upper();
    if (newLower > upper || !policy.allows(newLower, upper)) {
      return false;
    }
    limits = new Limits(newLower, upper);
    return true;
  }

  /**
   * Makes the change; returns false only if it would be below the lower limit or is not allowed.
   */
  public synchronized boolean setUpper(long newUpper) {
    // 1: the same lock as setLower(), for the rule is about both limits
    long lower = limits.lower();
    if (newUpper < lower || !policy.allows(lower, newUpper)) {
      return false;
    }
    limits = new Limits(lower, newUpper);
    return true;
  }

  public Limits limits() {
    // 2: one read of one reference to a pair that nobody changes: both limits or neither
    return limits;
  }
}
