/*
 * Mistake: the counters of the ring overflow after a hundred forms and more, and the remainder is negative then.
 * Looks right because: in minus out is the number of forms, even then.
 * Caught by: aThousandForms
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class BoundedBuffer<T> {
  private final T[] places; // guarded by lock
  private byte in; // guarded by lock; how many were put in
  private byte out; // guarded by lock; how many were taken out
  private final Lock lock;
  private final Condition notFull;
  private final Condition notEmpty;

  @SuppressWarnings("unchecked") // only forms come in
  public BoundedBuffer(int capacity, Lock lock) {
    places = (T[]) new Object[capacity];
    this.lock = lock;
    notFull = lock.newCondition();
    notEmpty = lock.newCondition();
  }

  public void put(T form) throws InterruptedException {
    lock.lock();
    try {
      while (in - out == places.length) {
        notFull.await();
      }
      places[in++ % places.length] = form;
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  public T take() throws InterruptedException {
    lock.lock();
    try {
      while (in == out) {
        notEmpty.await();
      }
      notFull.signal();
      return places[out++ % places.length];
    } finally {
      lock.unlock();
    }
  }

  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      while (in - out == places.length) {
        if (left <= 0) {
          return false;
        }
        left = notFull.awaitNanos(left);
      }
      places[in++ % places.length] = form;
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  public T poll(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      while (in == out) {
        if (left <= 0) {
          return null;
        }
        left = notEmpty.awaitNanos(left);
      }
      notFull.signal();
      return places[out++ % places.length];
    } finally {
      lock.unlock();
    }
  }
}
