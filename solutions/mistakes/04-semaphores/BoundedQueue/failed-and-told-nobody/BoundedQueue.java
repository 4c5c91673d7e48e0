/*
 * Mistake: whoever has been woken and then fails does not wake the next one.
 * Looks right because: each step wakes the one who can go on, and the lock comes back in a finally.
 * Caught by: aFailureOfAProducerIsInNobodysWay, aFailureOfAConsumerIsInNobodysWay
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
      there.signal();
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
      E element = elements.removeFirst();
      room.signal();
      return element;
    } finally {
      lock.unlock();
    }
  }
}
