/*
 * Mistake: only the first element taken from a full queue wakes a producer, even if two wait.
 * Looks right because: whoever waits found the queue full, so nobody waits when there is room.
 * Caught by: noProducerIsForgotten
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
    lock.lockInterruptibly();
    try {
      while (elements.size() == capacity) {
        room.await();
      }
      elements.addLast(element);
      there.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public E take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (elements.isEmpty()) {
        there.await();
      }
      boolean full = elements.size() == capacity;
      E element = elements.removeFirst();
      if (full) {
        room.signal();
      }
      return element;
    } finally {
      lock.unlock();
    }
  }
}
