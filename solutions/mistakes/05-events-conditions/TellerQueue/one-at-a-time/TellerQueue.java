/*
 * Mistake: a second monitor is held while a customer is served.
 * Looks right because: the monitor of the queue is free, and others can come meanwhile.
 * Caught by: customersAreServedAtTheSameTime, nobodySleepsWhoCouldServe
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private final Object window = new Object();
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

  public void serve() throws InterruptedException {
    while (true) {
      Runnable customer;
      synchronized (this) {
        while (customers.isEmpty() && !closed) {
          wait();
        }
        if (customers.isEmpty()) {
          return;
        }
        customer = customers.remove();
      }
      try {
        synchronized (window) {
          customer.run();
        }
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
