/*
 * Approach: two queues of tickets in place of the counting semaphores, and a lock around the deque.
 * Right because: each place has a ticket, which lies in one of the two queues or is in the hand of one thread.
 */
package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class BoundedQueue<E> {
  private final Deque<E> elements; // guarded by lock
  private final BlockingQueue<Integer> room = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> there = new LinkedBlockingQueue<>();
  private final Lock lock = new ReentrantLock();

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    for (int place = 0; place < capacity; place++) {
      room.add(place);
    }
  }

  public void put(E element) throws InterruptedException {
    Integer ticket = room.take();
    BlockingQueue<Integer> next = room;
    lock.lock();
    try {
      elements.add(element);
      next = there;
    } finally {
      lock.unlock();
      next.add(ticket);
    }
  }

  public E take() throws InterruptedException {
    Integer ticket = there.take();
    BlockingQueue<Integer> next = there;
    lock.lock();
    try {
      E element = elements.pop();
      next = room;
      return element;
    } finally {
      lock.unlock();
      next.add(ticket);
    }
  }
}
