/*
 * Mistake: the semaphores count, but several may have a permit and reach into the deque.
 * Looks right because: each access has its acquire() and its release().
 * Caught by: producersAreAloneInTheDeque, consumersAreAloneInTheDeque, aProducerAndAConsumerAreAlone
 */
package workbook.semaphores;

import java.util.Deque;
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
    room.acquire();
    boolean done = false;
    try {
      elements.addLast(element);
      done = true;
    } finally {
      (done ? there : room).release();
    }
  }

  public E take() throws InterruptedException {
    there.acquire();
    E element = elements.removeFirst();
    room.release();
    return element;
  }
}
