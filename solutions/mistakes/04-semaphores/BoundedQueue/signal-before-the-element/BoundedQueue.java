/*
 * Mistake: a consumer is told of an element that is not in the deque yet.
 * Looks right because: each element has its signal, nobody is alone with the mutex for long, and null is refused at the door.
 * Caught by: neverMoreThanFit
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final Semaphore free;
  private final Semaphore things = new Semaphore(0);
  private final Semaphore mutex = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    free = new Semaphore(capacity);
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    free.acquire();
    things.release();
    mutex.acquireUninterruptibly();
    try {
      elements.addLast(element);
    } finally {
      mutex.release();
    }
  }

  public E take() throws InterruptedException {
    things.acquire();
    E element;
    mutex.acquireUninterruptibly();
    try {
      element = elements.removeFirst();
    } finally {
      mutex.release();
    }
    free.release();
    return element;
  }
}
