/*
 * Mistake: a customer is served inside the monitor.
 * Looks right because: every method is synchronized, and so nothing is unguarded.
 * Caught by: customersAreServedAtTheSameTime, othersCanQueueMeanwhile, closingWaitsForNobody
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    customers.add(customer);
    notifyAll();
  }

  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  public synchronized void serve() throws InterruptedException {
    while (true) {
      Runnable customer;
      while (customers.isEmpty() && !closed) {
        wait();
      }
      if (customers.isEmpty()) {
        return;
      }
      customer = customers.remove();
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
