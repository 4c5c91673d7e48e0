/*
 * Mistake: notify() may wake a producer where a consumer could go on, and the other way round.
 * Looks right because: each step makes room or an element for one, so one is woken.
 * Caught by: noConsumerIsForgotten, noProducerIsForgotten
 */
package workbook.semaphores;

import java.util.Deque;

public class BoundedQueue<E> {
  private final int capacity;
  private final Deque<E> elements; // guarded by this

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.capacity = capacity;
    this.elements = elements;
  }

  public synchronized void put(E element) throws InterruptedException {
    while (elements.size() == capacity) {
      wait();
    }
    elements.addLast(element);
    notify();
  }

  public synchronized E take() throws InterruptedException {
    while (elements.isEmpty()) {
      wait();
    }
    E element = elements.removeFirst();
    notify();
    return element;
  }
}
