/*
 * Mistake: a customer calls a teller only if one was waiting before the customer took the monitor.
 * Looks right because: a volatile counter is always up to date, and a call that nobody hears is saved.
 * Caught by: noTimePasses
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private volatile int waiting; // written under the monitor
  private boolean closed; // guarded by this

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public void enqueue(Runnable customer) {
    boolean somebodyWaits = waiting > 0;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the bank is closed");
      }
      customers.add(customer);
      if (somebodyWaits) {
        notify();
      }
    }
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
          waiting++;
          try {
            wait();
          } finally {
            waiting--;
          }
        }
        if (customers.isEmpty()) {
          return;
        }
        customer = customers.remove();
      }
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
