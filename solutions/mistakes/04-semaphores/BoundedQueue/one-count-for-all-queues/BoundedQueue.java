/*
 * Mistake: the elements of all queues are counted together.
 * Looks right because: each permit stands for an element, wherever it is.
 * Caught by: eachQueueHasItsOwn
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private static final Semaphore THERE = new Semaphore(0);

  private final Deque<E> elements;
  private final Semaphore room;
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
      (done ? THERE : room).release();
    }
  }

  public E take() throws InterruptedException {
    THERE.acquire();
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
      (done ? room : THERE).release();
    }
  }
}
