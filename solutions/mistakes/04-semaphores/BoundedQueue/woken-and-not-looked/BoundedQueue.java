/*
 * Mistake: whoever is woken does not look again whether there is room, or an element.
 * Looks right because: everybody is woken by somebody who has just changed the deque.
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
    if (elements.size() == capacity) {
      wait();
    }
    elements.addLast(element);
    notifyAll();
  }

  public synchronized E take() throws InterruptedException {
    if (elements.isEmpty()) {
      wait();
    }
    E element = elements.removeFirst();
    notifyAll();
    return element;
  }
}
