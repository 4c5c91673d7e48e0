/*
 * Approach: the pair is changed through a VarHandle, in a compare-and-set loop.
 * Right because: the handle reads and writes as volatile does, and a pair goes in only over the one that was checked.
 */
package workbook.races;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.UnaryOperator;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private static final VarHandle LIMITS;

  static {
    try {
      LIMITS = MethodHandles.lookup().findVarHandle(CreditLimits.class, "limits", Limits.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Policy policy;
  private Limits limits; // read and written through LIMITS, but for the constructor

  public CreditLimits(long lower, long upper, Policy policy) {
    this.policy = policy;
    limits = new Limits(lower, upper);
  }

  public boolean setLower(long newLower) {
    return change(before -> new Limits(newLower, before.upper()));
  }

  public boolean setUpper(long newUpper) {
    return change(before -> new Limits(before.lower(), newUpper));
  }

  private boolean change(UnaryOperator<Limits> change) {
    while (true) {
      Limits before = limits();
      Limits after = change.apply(before);
      if (after.lower() > after.upper() || !policy.allows(after.lower(), after.upper())) {
        return false;
      }
      if (LIMITS.compareAndSet(this, before, after)) {
        return true;
      }
    }
  }

  public Limits limits() {
    return (Limits) LIMITS.getVolatile(this);
  }
}
