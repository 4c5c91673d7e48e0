/*
 * Mistake: an element that the deque refuses keeps its room and the mutex.
 * Looks right because: the permits come back at the end of each method.
 * Caught by: aRefusedElementCostsNoRoom
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
    mutex.acquireUninterruptibly();
    elements.addLast(element);
    mutex.release();
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
