/*
 * Mistake: take() gives the room back before the element has left the deque, which can overflow.
 * Looks right because: the element is as good as gone, and a producer who waits comes in sooner.
 * Caught by: neverMoreThanFit
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
    room.release();
    E element;
    mutex.acquireUninterruptibly();
    try {
      element = elements.removeFirst();
    } finally {
      mutex.release();
    }
    return element;
  }
}
