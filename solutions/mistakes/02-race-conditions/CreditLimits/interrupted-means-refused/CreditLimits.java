/*
 * Mistake: a clerk who is interrupted while he waits is told false.
 * Looks right because: the interrupt is kept, and an interrupted thread should come to an end.
 * Caught by: anInterruptStopsNoChange, whoIsInterruptedBeforehandMakesHisChange
 */
package workbook.races;

import java.util.concurrent.Semaphore;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final Semaphore permit = new Semaphore(1);
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    try {
      permit.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    } finally {
      permit.release();
    }
  }

  public boolean setUpper(long newUpper) {
    try {
      permit.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    } finally {
      permit.release();
    }
  }

  public Limits limits() {
    permit.acquireUninterruptibly();
    try {
      return new Limits(lower, upper);
    } finally {
      permit.release();
    }
  }
}
