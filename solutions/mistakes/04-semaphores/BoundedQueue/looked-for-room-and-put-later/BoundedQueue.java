/*
 * Mistake: two producers find the same room before one of them puts its element.
 * Looks right because: the deque is used under the mutex only, and whoever finds no room waits.
 * Caught by: nothingIsShared
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

public class BoundedQueue<E> {
  private final Deque<E> elements;
  private final int capacity;
  private final Semaphore there = new Semaphore(0);
  private final Semaphore mutex = new Semaphore(1);

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    this.capacity = capacity;
  }

  public void put(E element) throws InterruptedException {
    awaitRoom();
    mutex.acquireUninterruptibly();
    boolean done = false;
    try {
      elements.addLast(element);
      done = true;
    } finally {
      mutex.release();
    }
    if (done) {
      there.release();
    }
  }

  private synchronized void awaitRoom() throws InterruptedException {
    while (size() == capacity) {
      wait();
    }
  }

  private int size() {
    mutex.acquireUninterruptibly();
    try {
      return elements.size();
    } finally {
      mutex.release();
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
      if (done) {
        wakeProducers();
      } else {
        there.release();
      }
    }
  }

  private synchronized void wakeProducers() {
    notifyAll();
  }
}
