/*
 * Approach: a lock with two conditions; whoever has waited and leaves wakes the next one of its kind.
 * Right because: there is always somebody woken for room or an element that is there, even if the deque fails.
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class BoundedQueue<E> {
  private final int capacity;
  private final Deque<E> elements; // guarded by lock
  private final Lock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition there = lock.newCondition();

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.capacity = capacity;
    this.elements = elements;
  }

  public void put(E element) throws InterruptedException {
    lock.lock();
    try {
      while (elements.size() >= capacity) {
        room.await();
      }
      elements.offerLast(element);
    } finally {
      wakeNext();
      lock.unlock();
    }
  }

  public E take() throws InterruptedException {
    lock.lock();
    try {
      while (elements.peekFirst() == null) {
        there.await();
      }
      return elements.pollFirst();
    } finally {
      wakeNext();
      lock.unlock();
    }
  }

  private void wakeNext() {
    room.signal();
    there.signal();
  }
}
