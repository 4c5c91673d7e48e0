/*
 * Mistake: two consumers look at the same element before one of them removes it.
 * Looks right because: the deque is used under the mutex only, and each has a permit for an element.
 * Caught by: nothingIsShared
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
    boolean done = false;
    try {
      E element = first(false);
      first(true);
      done = true;
      return element;
    } finally {
      (done ? room : there).release();
    }
  }

  private E first(boolean remove) {
    mutex.acquireUninterruptibly();
    try {
      return remove ? elements.removeFirst() : elements.getFirst();
    } finally {
      mutex.release();
    }
  }
}
