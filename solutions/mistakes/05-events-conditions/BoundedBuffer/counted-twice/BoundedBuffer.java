/*
 * Mistake: signals only if somebody waits, and both the one who signals and the one who wakes up count down.
 * Looks right because: nobody is signalled who is not there.
 * Caught by: inEveryOrder
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
  private int clerks; // guarded by lock; how many wait
  private int tellers; // guarded by lock; how many wait
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
        clerks++;
        notFull.await();
        clerks--;
      }
      forms.add(form);
      if (tellers > 0) {
        tellers--;
        notEmpty.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  public T take() throws InterruptedException {
    lock.lock();
    try {
      while (forms.isEmpty()) {
        tellers++;
        notEmpty.await();
        tellers--;
      }
      if (clerks > 0) {
        clerks--;
        notFull.signal();
      }
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
        clerks++;
        left = notFull.awaitNanos(left);
        clerks--;
      }
      forms.add(form);
      if (tellers > 0) {
        tellers--;
        notEmpty.signal();
      }
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
        tellers++;
        left = notEmpty.awaitNanos(left);
        tellers--;
      }
      if (clerks > 0) {
        clerks--;
        notFull.signal();
      }
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }
}
