/*
 * Mistake: however many producers wait, a flag lets one of them go on.
 * Looks right because: whoever takes from a full queue finds the flag, and wakes a producer.
 * Caught by: aFailureOfAProducerIsInNobodysWay
 */
package workbook.semaphores;

import java.util.Deque;

public class BoundedQueue<E> {
  private final int capacity;
  private final Deque<E> elements; // guarded by this, as is producersWait
  private boolean producersWait;

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.capacity = capacity;
    this.elements = elements;
  }

  public synchronized void put(E element) throws InterruptedException {
    while (elements.size() == capacity) {
      producersWait = true;
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
    if (producersWait) {
      producersWait = false;
      notify();
    }
    return element;
  }
}
