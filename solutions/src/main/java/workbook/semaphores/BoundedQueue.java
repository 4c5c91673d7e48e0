package workbook.semaphores;

import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * A queue of limited length between producers and consumers. The elements lie in a deque that the
 * queue is given, empty, and that knows nothing of threads: no two may reach into it at once.
 *
 * <p>Thread-safe. The solution with two counting semaphores and a mutex is from Dijkstra,
 * Cooperating Sequential Processes.
 */
public class BoundedQueue<E> {
  private final Deque<E> elements; // guarded by mutex
  private final Semaphore room; // one permit for each element that still fits
  private final Semaphore there = new Semaphore(0); // one permit for each element to be taken
  private final Semaphore mutex = new Semaphore(1); // who has the permit may use the deque

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.elements = elements;
    room = new Semaphore(capacity);
  }

  /**
   * Puts an element at the end. Blocks while the queue is full; an interrupt ends that wait. If the
   * deque fails, with an exception or an error, that reaches the caller, and nothing has changed.
   *
   * @throws InterruptedException if interrupted while waiting; then nothing has changed, either
   */
  public void put(E element) throws InterruptedException {
    // 1: who waits for room has nothing else in hand, so that a consumer can make room
    room.acquire();
    boolean done = false;
    try {
      // 2: the mutex is never kept for long, so this wait does not have to end with an interrupt
      mutex.acquireUninterruptibly();
      try {
        elements.addLast(element);
        done = true;
      } finally {
        mutex.release();
      }
    } finally {
      // either an element is there, or its room is free again
      (done ? there : room).release();
    }
  }

  /**
   * Takes the element that has been there longest. Blocks while the queue is empty; an interrupt
   * ends that wait. If the deque fails, the same holds as in {@link #put}.
   *
   * @throws InterruptedException if interrupted while waiting; then nothing has changed, either
   */
  public E take() throws InterruptedException {
    // 3: the same, the other way round: a permit for an element first, and room afterwards
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
