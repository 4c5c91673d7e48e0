/*
 * Mistake: who has no time does not wait for the lock either.
 * Looks right because: no time means not to block.
 * Caught by: whoHasNoTimeLooksAllTheSame
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
  private final Condition notFull; // predicate: fewer forms than the capacity
  private final Condition notEmpty; // predicate: a form

  public BoundedBuffer(int capacity, Lock lock) {
    this.capacity = capacity;
    this.lock = lock;
    notFull = lock.newCondition();
    notEmpty = lock.newCondition();
  }

  public void put(T form) throws InterruptedException {
    lock.lock();
    try {
      while (forms.size() == capacity) {
        notFull.await();
      }
      forms.add(form);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  public T take() throws InterruptedException {
    lock.lock();
    try {
      while (forms.isEmpty()) {
        notEmpty.await();
      }
      notFull.signal();
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
        left = notFull.awaitNanos(left);
      }
      forms.add(form);
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  public T poll(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    if (left > 0) {
      lock.lock();
    } else if (!lock.tryLock()) {
      return null;
    }
    try {
      while (forms.isEmpty()) {
        if (left <= 0) {
          return null;
        }
        left = notEmpty.awaitNanos(left);
      }
      notFull.signal();
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }
}
