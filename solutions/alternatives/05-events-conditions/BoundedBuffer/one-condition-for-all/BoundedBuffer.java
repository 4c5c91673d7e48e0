/*
 * Approach: one condition, and each change wakes everybody.
 * Right because: whoever can go on is among them, and all look again; it costs wake-ups in vain.
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
  private final Condition changed; // predicates: a form; fewer forms than the capacity

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
      changed.signalAll();
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
      changed.signalAll();
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
      changed.signalAll();
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
      changed.signalAll();
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }
}
