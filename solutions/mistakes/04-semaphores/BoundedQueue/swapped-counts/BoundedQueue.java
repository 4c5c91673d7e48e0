/*
 * Mistake: the queue starts with no room, and with elements that are not there.
 * Looks right because: there are as many permits as the queue has places.
 * Caught by: whoFindsTheQueueFullWaits
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
    room = new Semaphore(0);
    there = new Semaphore(capacity);
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
