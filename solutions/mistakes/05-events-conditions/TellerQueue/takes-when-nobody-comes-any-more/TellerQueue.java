/*
 * Mistake: a teller looks whether it is closed, and then waits for a customer.
 * Looks right because: open, or somebody in the queue: then there is somebody to wait for.
 * Caught by: everyTellerGoesHome, everybodyIsServedAndGoesHome
 */
package workbook.conditions;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final BlockingQueue<Runnable> customers = new LinkedBlockingQueue<>();
  private volatile boolean closed; // written under the monitor

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    customers.add(customer);
  }

  public synchronized void close() {
    closed = true;
  }

  public void serve() throws InterruptedException {
    while (!closed || !customers.isEmpty()) {
      Runnable customer = customers.take();
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
