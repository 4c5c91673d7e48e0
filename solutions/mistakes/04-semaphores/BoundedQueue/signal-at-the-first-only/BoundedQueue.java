/*
 * Mistake: only an element put into an empty queue wakes a consumer, even if two wait.
 * Looks right because: whoever waits found the queue empty, so nobody waits when there is an element.
 * Caught by: noConsumerIsForgotten
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
      boolean first = elements.isEmpty();
      elements.addLast(element);
      if (first) {
        there.signal();
      }
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
      room.signalAll();
      return element;
    } finally {
      lock.unlock();
    }
  }
}
