/*
 * Approach: the pair lies in a queue for one; whoever takes it out is alone, and puts it or a new one back.
 * Right because: there is only one pair; an interrupt is kept for later, and finally puts a pair back in any case.
 */
package workbook.races;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final BlockingQueue<Limits> desk = new ArrayBlockingQueue<>(1);

  public CreditLimits(long lower, long upper, Policy policy) {
    desk.add(new Limits(lower, upper));
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    Limits before = take();
    return change(before, new Limits(newLower, before.upper()));
  }

  public boolean setUpper(long newUpper) {
    Limits before = take();
    return change(before, new Limits(before.lower(), newUpper));
  }

  public Limits limits() {
    Limits now = take();
    desk.add(now);
    return now;
  }

  private boolean change(Limits before, Limits after) {
    Limits next = before;
    try {
      if (after.lower() <= after.upper() && policy.allows(after.lower(), after.upper())) {
        next = after;
      }
      return next == after;
    } finally {
      desk.add(next);
    }
  }

  private Limits take() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return desk.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
