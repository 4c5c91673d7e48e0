/*
 * Mistake: waiting cannot be interrupted.
 * Looks right because: no permit can get lost that way.
 * Caught by: aWaitingProducerCanBeInterrupted, aWaitingConsumerCanBeInterrupted
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
    room.acquireUninterruptibly();
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
    there.acquireUninterruptibly();
    E element;
    mutex.acquireUninterruptibly();
    try {
      element = elements.removeFirst();
    } finally {
      mutex.release();
    }
    room.release();
    return element;
  }
}
