/*
 * Mistake: offers and polls wake up each half second.
 * Looks right because: they are woken all the same, and no form is ever missed.
 * Caught by: shortOffersAndLongOnes, shortPollsAndLongOnes
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
        long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(500));
        left -= slice - notFull.awaitNanos(slice);
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
      while (forms.isEmpty()) {
        if (left <= 0) {
          return null;
        }
        long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(500));
        left -= slice - notEmpty.awaitNanos(slice);
      }
      notFull.signal();
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }
}
