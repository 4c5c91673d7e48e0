/*
 * Approach: two counting semaphores, and a monitor around the deque; null is refused at the door.
 * Right because: nothing can go wrong any more once the permit is there, and a monitor is not interruptible.
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
    synchronized (elements) {
      elements.addLast(element);
    }
    there.release();
  }

  public E take() throws InterruptedException {
    there.acquire();
    E element;
    synchronized (elements) {
      element = elements.removeFirst();
    }
    room.release();
    return element;
  }
}
