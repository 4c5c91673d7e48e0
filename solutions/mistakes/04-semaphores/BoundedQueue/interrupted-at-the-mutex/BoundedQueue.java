/*
 * Mistake: who is interrupted while waiting for the mutex loses the permit it has already.
 * Looks right because: all waits can be interrupted, and the mutex comes back in a finally.
 * Caught by: anInterruptChangesNothing
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final Semaphore room;
  private final Semaphore there;
  private final Semaphore mutex = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity);
    there = new Semaphore(0);
  }

  public void put(E element) throws InterruptedException {
    room.acquire();
    mutex.acquire();
    boolean done = false;
    try {
      elements.addLast(element);
      done = true;
    } finally {
      mutex.release();
      (done ? there : room).release();
    }
  }

  public E take() throws InterruptedException {
    there.acquire();
    mutex.acquire();
    E element;
    try {
      element = elements.removeFirst();
    } finally {
      mutex.release();
    }
    room.release();
    return element;
  }
}
