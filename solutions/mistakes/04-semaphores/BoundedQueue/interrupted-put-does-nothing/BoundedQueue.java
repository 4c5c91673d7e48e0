/*
 * Mistake: a producer who is interrupted comes back as if the element were in the queue.
 * Looks right because: it is polite to keep the flag and to go.
 * Caught by: aWaitingProducerCanBeInterrupted, anInterruptChangesNothing
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
    try {
      room.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
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
      mutex.acquireUninterruptibly();
      try {
        E element = elements.removeFirst();
        done = true;
        return element;
      } finally {
        mutex.release();
      }
    } finally {
      (done ? room : there).release();
    }
  }
}
