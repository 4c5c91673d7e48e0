package workbook.semaphores;

import java.util.Deque;

/**
 * A queue of limited length between producers and consumers. The elements lie in a deque that the
 * queue is given, empty, and that knows nothing of threads: no two may reach into it at once. Right
 * now nobody waits, neither for room nor for an element, and all reach in at once. Try it with
 * semaphores alone; any other tool that keeps the promises is right, too.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 04-semaphores -Dtest=BoundedQueueTest</pre>
 */
public class BoundedQueue<E> {
  private final int capacity;
  private final Deque<E> elements;

  public BoundedQueue(int capacity, Deque<E> elements) {
    this.capacity = capacity;
    this.elements = elements;
  }

  /**
   * Puts an element at the end. Blocks while the queue is full; an interrupt ends that wait. If the
   * deque fails, with an exception or an error, that reaches the caller, and nothing has changed.
   *
   * @throws InterruptedException if interrupted while waiting; then nothing has changed, either
   */
  public void put(E element) throws InterruptedException {
    // TODO 1: a full queue takes one more, and one more
    // TODO 2: somebody else may be reaching into the deque, here and in take()
    elements.addLast(element);
  }

  /**
   * Takes the element that has been there longest. Blocks while the queue is empty; an interrupt
   * ends that wait. If the deque fails, the same holds as in {@link #put}.
   *
   * @throws InterruptedException if interrupted while waiting; then nothing has changed, either
   */
  public E take() throws InterruptedException {
    // TODO 3: an empty queue hands out null
    return elements.pollFirst();
  }
}
