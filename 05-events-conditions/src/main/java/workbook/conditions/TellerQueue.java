package workbook.conditions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Customers queue, and every teller is a thread that calls {@link #serve()}: several customers can
 * be served at once, and more can join the queue meanwhile. At closing time nobody else gets in,
 * those in the queue are still served, and then all tellers go home. Right now tellers keep looking
 * up when nobody is there, and send away who has queued until closing time.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 05-events-conditions -Dtest=TellerQueueTest</pre>
 */
public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /**
   * Whatever a customer throws, be it an error, is written into the book of complaints by the
   * teller who serves him. That may take long, and nobody else waits for it.
   */
  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  /**
   * Adds a customer to the queue; throws IllegalStateException if it is closed. A thread that has
   * been interrupted can do this and close, too, and stays interrupted.
   */
  public void enqueue(Runnable customer) {
    // TODO 1: after closing time, there may be nobody left to serve this customer
    customers.add(customer);
  }

  /** Lets nobody else in. Waits for nobody, interrupts nobody, and may be called again. */
  public void close() {
    closed = true; // TODO 2: once tellers sleep, none of them hears of this
  }

  /**
   * Serves one customer after the other in the order of arrival, on this thread, and returns when
   * the queue is closed and empty. While there is nobody to serve it sleeps until it is woken, with
   * no limit of time. An interrupt ends such a wait with an InterruptedException, also if it came
   * before, while a customer was being served; no customer is lost by that.
   */
  public void serve() throws InterruptedException {
    // TODO 2: at closing time, somebody may still be in the queue
    while (!closed) {
      Runnable customer = customers.poll();
      if (customer == null) {
        // TODO 3: a teller without a customer looks up again and again
        Thread.sleep(1);
      } else {
        // TODO 4: a customer who throws something sends the teller home
        customer.run();
      }
    }
  }
}
