/*
 * Mistake: who waits for room or for an element keeps the mutex meanwhile, and nobody can help.
 * Looks right because: everything happens under the mutex, and it comes back in a finally.
 * Caught by: roomWakesAProducer, whoFindsNothingWaits
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
    mutex.acquire();
    try {
      room.acquire();
      boolean done = false;
      try {
        elements.addLast(element);
        done = true;
      } finally {
        (done ? there : room).release();
      }
    } finally {
      mutex.release();
    }
  }

  public E take() throws InterruptedException {
    mutex.acquire();
    try {
      there.acquire();
      E element = elements.removeFirst();
      room.release();
      return element;
    } finally {
      mutex.release();
    }
  }
}
