/*
 * Approach: fair semaphores; every wait can be interrupted, and then what was taken goes back.
 * Right because: a permit is either passed on to the other side, or it goes back where it came from.
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final Semaphore room;
  private final Semaphore there;
  private final Semaphore mutex = new Semaphore(1, true);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity, true);
    there = new Semaphore(0, true);
  }

  public void put(E element) throws InterruptedException {
    room.acquire();
    Semaphore next = room;
    try {
      mutex.acquire();
      try {
        elements.offer(element);
        next = there;
      } finally {
        mutex.release();
      }
    } finally {
      next.release();
    }
  }

  public E take() throws InterruptedException {
    there.acquire();
    Semaphore next = there;
    try {
      mutex.acquire();
      try {
        E element = elements.remove();
        next = room;
        return element;
      } finally {
        mutex.release();
      }
    } finally {
      next.release();
    }
  }
}
