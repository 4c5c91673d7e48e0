/*
 * Mistake: a producer who is interrupted gives back room that it never had.
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
    try {
      room.acquire();
      mutex.acquire();
    } catch (InterruptedException e) {
      room.release();
      throw e;
    }
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
