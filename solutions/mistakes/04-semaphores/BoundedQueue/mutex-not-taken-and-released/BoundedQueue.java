/*
 * Mistake: whoever is interrupted at the mutex releases it, though somebody else has it.
 * Looks right because: acquire() and release() stand together, and what was taken goes back.
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
      mutex.acquire();
      elements.addLast(element);
      done = true;
    } finally {
      mutex.release();
      (done ? there : room).release();
    }
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
