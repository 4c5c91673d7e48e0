/*
 * Mistake: the room comes back after an exception of the deque, but not after an error.
 * Looks right because: the deque refuses null with an exception, and that is taken care of.
 * Caught by: aFailureChangesNothing
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final Semaphore room;
  private final Semaphore there = new Semaphore(0);
  private final Semaphore mutex = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity);
  }

  public void put(E element) throws InterruptedException {
    room.acquire();
    mutex.acquireUninterruptibly();
    try {
      elements.addLast(element);
    } catch (RuntimeException e) {
      room.release();
      throw e;
    } finally {
      mutex.release();
    }
    there.release();
  }

  public E take() throws InterruptedException {
    there.acquire();
    boolean done = false;
    try {
      mutex.acquireUninterruptibly();
      try {
        E element = elements.removeFirst();
        done = true;
        return element;
      } finally {
        mutex.release();
      }
    } finally {
      (done ? room : there).release();
    }
  }
}
