/*
 * Mistake: a teller waits for a customer for an hour, and then looks whether it is closed.
 * Looks right because: nobody looks again and again, and everybody goes home in the end.
 * Caught by: everyTellerGoesHome, aTellerWithoutACustomerIsParked, noTimePasses
 */
package workbook.conditions;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
      Runnable customer = customers.poll(1, TimeUnit.HOURS);
      if (customer != null) {
        try {
          customer.run();
        } catch (Throwable e) {
          complaints.accept(e);
        }
      }
    }
  }
}
