package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A tray between the counter and the back office: clerks put forms in, tellers take them out, and
 * the form that came first leaves first. The lock is the office's: whoever holds it, even several
 * times over, does several things as one step, such as putting in two forms, and gives it back only
 * to wait. Nobody sees a step halfway. The classic bounded buffer: one lock, and a condition for
 * each of the two reasons to wait.
 *
 * <p>Whoever waits sleeps. Nobody sleeps while there is a form or a place for him, even if somebody
 * who could have had it was interrupted, or gave up. An interrupt ends a wait with an {@link
 * InterruptedException}, and the tray is as it was.
 */
public class BoundedBuffer<T> {
  private final Queue<T> forms = new ArrayDeque<>(); // guarded by lock
  private final int capacity;
  private final Lock lock;
  // 1: so that a signal reaches somebody who can use it
  private final Condition notFull; // predicate: fewer forms than the capacity
  private final Condition notEmpty; // predicate: a form

  public BoundedBuffer(int capacity, Lock lock) {
    this.capacity = capacity;
    this.lock = lock;
    notFull = lock.newCondition();
    notEmpty = lock.newCondition();
  }

  /** Blocks while the tray is full. */
  public void put(T form) throws InterruptedException {
    lock.lock();
    try {
      while (forms.size() == capacity) { // 2: somebody may have been quicker
        notFull.await();
      }
      forms.add(form);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks while the tray is empty. */
  public T take() throws InterruptedException {
    lock.lock();
    try {
      while (forms.isEmpty()) { // 3: somebody may have been quicker
        notEmpty.await();
      }
      notFull.signal(); // 4: one place is free, so one may come
      return forms.remove();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Blocks while the tray is full, but no longer than this; with a time of 0 or less it only looks.
   * Returns false if it found no place.
   */
  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      // 5: each round waits for what the last one left over
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

  /**
   * Blocks while the tray is empty, but no longer than this; with a time of 0 or less it only
   * looks. Returns null if it found no form.
   */
  public T poll(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      // 6: a place is free afterwards, here as well
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
