/*
 * Mistake: a consumer who has an element already throws it away for an interrupt.
 * Looks right because: an interrupt is never swallowed, not even one that comes late.
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
    there.acquire();
    mutex.acquireUninterruptibly();
    boolean done = false;
    E element;
    try {
      element = elements.removeFirst();
      done = true;
    } finally {
      mutex.release();
      (done ? room : there).release();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return element;
  }
}
