/*
 * Mistake: clerks and tellers wait on one condition, and signal() wakes whoever has waited longest.
 * Looks right because: everybody looks again, and each change is signalled.
 * Caught by: aTellerLetsAClerkGoOn, aClerkLetsATellerGoOn
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class BoundedBuffer<T> {
  private final Queue<T> forms = new ArrayDeque<>(); // guarded by lock
  private final int capacity;
  private final Lock lock;
  private final Condition changed;

  public BoundedBuffer(int capacity, Lock lock) {
    this.capacity = capacity;
    this.lock = lock;
    changed = lock.newCondition();
  }

  public void put(T form) throws InterruptedException {
    lock.lock();
    try {
      while (forms.size() == capacity) {
        changed.await();
      }
      forms.add(form);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  public T take() throws InterruptedException {
    lock.lock();
    try {
      while (forms.isEmpty()) {
        changed.await();
      }
      changed.signal();
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }

  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      while (forms.size() == capacity) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      forms.add(form);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  public T poll(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      while (forms.isEmpty()) {
        if (left <= 0) {
          return null;
        }
        left = changed.awaitNanos(left);
      }
      changed.signal();
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }
}
