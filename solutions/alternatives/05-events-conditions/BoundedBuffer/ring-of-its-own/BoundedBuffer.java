/*
 * Approach: a ring of places; put() and take() are an offer and a poll with no end.
 * Right because: each wait is a loop around the predicate, and its end is worked out once.
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class BoundedBuffer<T> {
  private final Object[] places; // guarded by lock
  private int first; // guarded by lock; where the oldest form is
  private int count; // guarded by lock
  private final Lock lock;
  private final Condition notFull; // predicate: count < places.length
  private final Condition notEmpty; // predicate: count > 0

  public BoundedBuffer(int capacity, Lock lock) {
    places = new Object[capacity];
    this.lock = lock;
    notFull = lock.newCondition();
    notEmpty = lock.newCondition();
  }

  public void put(T form) throws InterruptedException {
    while (!offer(form, 1, TimeUnit.DAYS)) {
      continue; // another day
    }
  }

  public T take() throws InterruptedException {
    T form = null;
    while (form == null) {
      form = poll(1, TimeUnit.DAYS);
    }
    return form;
  }

  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + Math.max(0, unit.toNanos(time));
    lock.lockInterruptibly();
    try {
      while (count == places.length) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        notFull.await(left, TimeUnit.NANOSECONDS);
      }
      places[(first + count++) % places.length] = form;
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("unchecked") // only forms come in
  public T poll(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + Math.max(0, unit.toNanos(time));
    lock.lockInterruptibly();
    try {
      while (count == 0) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return null;
        }
        notEmpty.await(left, TimeUnit.NANOSECONDS);
      }
      T form = (T) places[first];
      places[first] = null;
      first = (first + 1) % places.length;
      count--;
      notFull.signal();
      return form;
    } finally {
      lock.unlock();
    }
  }
}
