/*
 * Approach: counting semaphores of which both are given back in one place, and a stamped lock.
 * Right because: the count that goes up is chosen after the deque has answered, and nobody waits under the lock.
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.StampedLock;

public class BoundedQueue<E> {
  private interface Step<T> {
    T run();
  }

  private final Deque<E> elements; // guarded by lock
  private final Semaphore room;
  private final Semaphore there = new Semaphore(0);
  private final StampedLock lock = new StampedLock();

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity);
  }

  public void put(E element) throws InterruptedException {
    step(room, there, () -> elements.offerFirst(element));
  }

  public E take() throws InterruptedException {
    return step(there, room, elements::removeLast);
  }

  private <T> T step(Semaphore from, Semaphore to, Step<T> step) throws InterruptedException {
    from.acquire();
    Semaphore next = from;
    long stamp = lock.writeLock();
    try {
      T result = step.run();
      next = to;
      return result;
    } finally {
      lock.unlockWrite(stamp);
      next.release();
    }
  }
}
