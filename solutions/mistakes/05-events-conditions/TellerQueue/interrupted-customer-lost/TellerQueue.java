/*
 * Mistake: a customer who has been interrupted does not get into the queue, and is not told.
 * Looks right because: put() is the method that waits, and the flag is set again.
 * Caught by: anInterruptedCustomerComesIn
 */
package workbook.conditions;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class TellerQueue {
  private static final Runnable PILL = () -> {};

  private final Consumer<Throwable> complaints;
  private final BlockingQueue<Runnable> customers = new LinkedBlockingQueue<>();
  private boolean closed; // guarded by this

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    try {
      customers.put(customer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public synchronized void close() {
    if (!closed) {
      closed = true;
      customers.add(PILL);
    }
  }

  public void serve() throws InterruptedException {
    Runnable customer = customers.take();
    while (customer != PILL) {
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
      customer = customers.take();
    }
    customers.add(PILL);
  }
}
