/*
 * Mistake: a form goes to a teller who waits at once, before the step is over in which it was put in.
 * Looks right because: so nobody can take it away from him.
 * Caught by: aTellerWaitsForAForm
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class BoundedBuffer<T> {
  private final Queue<T> forms = new ArrayDeque<>(); // guarded by lock
  private final Queue<Object[]> tellers = new ArrayDeque<>(); // guarded by lock
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
      add(form);
    } finally {
      lock.unlock();
    }
  }

  private void add(T form) {
    if (tellers.isEmpty()) {
      forms.add(form);
    } else {
      tellers.remove()[0] = form;
      notEmpty.signalAll();
    }
  }

  public T take() throws InterruptedException {
    return poll(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
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
      add(form);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("unchecked") // only forms come in
  public T poll(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    Object[] mine = new Object[1];
    try {
      if (!forms.isEmpty()) {
        notFull.signal();
        return forms.remove();
      }
      tellers.add(mine);
      while (mine[0] == null) {
        if (left <= 0) {
          return null;
        }
        left = notEmpty.awaitNanos(left);
      }
      return (T) mine[0];
    } finally {
      tellers.remove(mine);
      lock.unlock();
    }
  }
}
