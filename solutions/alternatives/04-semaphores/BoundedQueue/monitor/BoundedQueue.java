/*
 * Approach: a monitor; everybody is woken after each step, and looks again.
 * Right because: the deque is used under the monitor only, and nobody is forgotten.
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
    notifyAll();
  }

  public synchronized E take() throws InterruptedException {
    while (elements.isEmpty()) {
      wait();
    }
    E element = elements.removeFirst();
    notifyAll();
    return element;
  }
}
