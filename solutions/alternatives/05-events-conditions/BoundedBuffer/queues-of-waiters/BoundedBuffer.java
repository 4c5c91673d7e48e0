/*
 * Approach: whoever waits has a condition of its own in a queue; only the first in each queue is woken.
 * Right because: whoever leaves, for whatever reason, calls the one who is first then.
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedList;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

public class BoundedBuffer<T> {
  private final Deque<T> forms = new ArrayDeque<>(); // guarded by lock
  private final Queue<Condition> clerks = new LinkedList<>(); // guarded by lock
  private final Queue<Condition> tellers = new LinkedList<>(); // guarded by lock
  private final int capacity;
  private final Lock lock;

  public BoundedBuffer(int capacity, Lock lock) {
    this.capacity = capacity;
    this.lock = lock;
  }

  public void put(T form) throws InterruptedException {
    offer(form, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  public T take() throws InterruptedException {
    return poll(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      boolean room = await(() -> forms.size() < capacity, clerks, unit.toNanos(time));
      if (room) {
        forms.addFirst(form);
      }
      return room;
    } finally {
      leave();
    }
  }

  public T poll(long time, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      return await(() -> !forms.isEmpty(), tellers, unit.toNanos(time)) ? forms.removeLast() : null;
    } finally {
      leave();
    }
  }

  private boolean await(BooleanSupplier predicate, Queue<Condition> waiters, long nanos)
      throws InterruptedException {
    Condition mine = lock.newCondition();
    long left = nanos;
    waiters.add(mine);
    try {
      while (!predicate.getAsBoolean() && left > 0) {
        left = mine.awaitNanos(left);
      }
      return predicate.getAsBoolean();
    } finally {
      waiters.remove(mine);
    }
  }

  private void leave() {
    Condition clerk = clerks.peek();
    if (clerk != null && forms.size() < capacity) {
      clerk.signal();
    }
    Condition teller = tellers.peek();
    if (teller != null && !forms.isEmpty()) {
      teller.signal();
    }
    lock.unlock();
  }
}
