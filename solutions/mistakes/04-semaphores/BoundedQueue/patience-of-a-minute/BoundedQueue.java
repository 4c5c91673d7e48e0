/*
 * Mistake: a consumer gives up after a minute, and hands out null.
 * Looks right because: a minute is more than any producer needs.
 * Caught by: nobodyGivesUp
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
    if (!there.tryAcquire(1, TimeUnit.MINUTES)) {
      return null;
    }
    mutex.acquireUninterruptibly();
    try {
      return elements.removeFirst();
    } finally {
      mutex.release();
      room.release();
    }
  }
}
