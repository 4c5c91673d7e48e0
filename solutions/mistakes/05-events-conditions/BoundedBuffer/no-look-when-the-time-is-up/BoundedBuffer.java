/*
 * Mistake: ends the wait when the time is up, and goes on as if all were well.
 * Looks right because: the wait is a loop, and its time is counted down.
 * Caught by: noPlaceInTime, noFormInTime
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
      while (forms.size() == capacity && left > 0) {
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
    lock.lock();
    try {
      while (forms.isEmpty() && left > 0) {
        left = notEmpty.awaitNanos(left);
      }
      notFull.signal();
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }
}
