/*
 * Mistake: producers and consumers have a mutex each, but the deque is one.
 * Looks right because: producers work at one end, and consumers at the other.
 * Caught by: aProducerAndAConsumerAreAlone
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final Semaphore room;
  private final Semaphore there;
  private final Semaphore back = new Semaphore(1);
  private final Semaphore front = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity);
    there = new Semaphore(0);
  }

  public void put(E element) throws InterruptedException {
    room.acquire();
    boolean done = false;
    try {
      back.acquireUninterruptibly();
      try {
        elements.addLast(element);
        done = true;
      } finally {
        back.release();
      }
    } finally {
      (done ? there : room).release();
    }
  }

  public E take() throws InterruptedException {
    there.acquire();
    boolean done = false;
    try {
      front.acquireUninterruptibly();
      try {
        E element = elements.removeFirst();
        done = true;
        return element;
      } finally {
        front.release();
      }
    } finally {
      (done ? room : there).release();
    }
  }
}
