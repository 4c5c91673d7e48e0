/*
 * Approach: two counting semaphores, and a monitor around the deque; null is refused at the door.
 * Right because: a permit goes back if the deque fails, and a monitor is not interruptible.
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final Semaphore room;
  private final Semaphore there;

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity);
    there = new Semaphore(0);
  }

  public void put(E element) throws InterruptedException {
    Objects.requireNonNull(element);
    room.acquire();
    Semaphore next = room;
    try {
      synchronized (elements) {
        elements.addLast(element);
        next = there;
      }
    } finally {
      next.release();
    }
  }

  public E take() throws InterruptedException {
    there.acquire();
    Semaphore next = there;
    try {
      synchronized (elements) {
        E element = elements.removeFirst();
        next = room;
        return element;
      }
    } finally {
      next.release();
    }
  }
}
