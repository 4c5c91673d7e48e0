/*
 * Mistake: a consumer who is interrupted gives back an element that it never had.
 * Looks right because: whatever it has taken goes back when it is interrupted.
 * Caught by: anInterruptChangesNothing
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
    boolean done = false;
    try {
      mutex.acquireUninterruptibly();
      try {
        elements.addLast(element);
        done = true;
      } finally {
        mutex.release();
      }
    } finally {
      (done ? there : room).release();
    }
  }

  public E take() throws InterruptedException {
    try {
      there.acquire();
      mutex.acquire();
    } catch (InterruptedException e) {
      there.release();
      throw e;
    }
    E element;
    try {
      element = elements.pollFirst();
    } finally {
      mutex.release();
    }
    room.release();
    return element;
  }
}
