/*
 * Mistake: both look at the size of the deque while somebody else may be in it.
 * Looks right because: only a read, and the loop looks again.
 * Caught by: producersAreAloneInTheDeque, neverMoreThanFit
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final int capacity;
  private final Deque<E> elements;
  private final Semaphore mutex = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.capacity = capacity;
    this.elements = elements;
  }

  public void put(E element) throws InterruptedException {
    while (elements.size() >= capacity) {
      Thread.sleep(1);
    }
    mutex.acquire();
    try {
      elements.addLast(element);
    } finally {
      mutex.release();
    }
  }

  public E take() throws InterruptedException {
    while (elements.isEmpty()) {
      Thread.sleep(1);
    }
    mutex.acquire();
    try {
      return elements.pollFirst();
    } finally {
      mutex.release();
    }
  }
}
