/*
 * Mistake: a clerk who has waited for a second is told false.
 * Looks right because: a change takes no time worth mentioning, and nobody should hang.
 * Caught by: aClerkWaitsForAsLongAsItTakes
 */
package workbook.races;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class CreditLimits {
  public interface Policy {
    boolean allows(long lower, long upper);
  }

  public record Limits(long lower, long upper) {}

  private final Policy policy;
  private final Lock lock = new ReentrantLock();
  private long lower;
  private long upper;

  public CreditLimits(long lower, long upper, Policy policy) {
    this.lower = lower;
    this.upper = upper;
    this.policy = policy;
  }

  public boolean setLower(long newLower) {
    if (!begin()) {
      return false;
    }
    try {
      if (newLower > upper || !policy.allows(newLower, upper)) {
        return false;
      }
      lower = newLower;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public boolean setUpper(long newUpper) {
    if (!begin()) {
      return false;
    }
    try {
      if (newUpper < lower || !policy.allows(lower, newUpper)) {
        return false;
      }
      upper = newUpper;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public Limits limits() {
    lock.lock();
    try {
      return new Limits(lower, upper);
    } finally {
      lock.unlock();
    }
  }

  private boolean begin() {
    try {
      return lock.tryLock(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      lock.lock();
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
