/*
 * Mistake: the signal for the longest waiter is lost if that one was interrupted and has left.
 * Looks right because: each waiter has a semaphore of its own, so nobody is woken in vain.
 * Caught by: theNextProducerIsNotForgotten, theNextConsumerIsNotForgotten
 */
package workbook.semaphores;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final int capacity;
  private final Deque<E> elements; // guarded by mutex, as are the two lines
  private final Deque<Semaphore> producers = new ArrayDeque<>();
  private final Deque<Semaphore> consumers = new ArrayDeque<>();
  private final Semaphore mutex = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.capacity = capacity;
    this.elements = elements;
  }

  public void put(E element) throws InterruptedException {
    mutex.acquireUninterruptibly();
    try {
      while (elements.size() == capacity) {
        waitIn(producers);
      }
      elements.addLast(element);
    } finally {
      wakeFirst(elements.isEmpty() ? producers : consumers);
      mutex.release();
    }
  }

  public E take() throws InterruptedException {
    mutex.acquireUninterruptibly();
    try {
      while (elements.isEmpty()) {
        waitIn(consumers);
      }
      return elements.removeFirst();
    } finally {
      wakeFirst(elements.isEmpty() ? producers : consumers);
      mutex.release();
    }
  }

  private void waitIn(Deque<Semaphore> line) throws InterruptedException {
    Semaphore mine = new Semaphore(0);
    line.add(mine);
    mutex.release();
    try {
      mine.acquire();
    } finally {
      mutex.acquireUninterruptibly();
    }
  }

  private void wakeFirst(Deque<Semaphore> line) {
    if (!line.isEmpty()) {
      line.remove().release();
    }
  }
}
