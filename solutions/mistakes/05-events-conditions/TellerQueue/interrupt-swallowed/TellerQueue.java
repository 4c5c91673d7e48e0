/*
 * Mistake: an interrupt is caught, and the teller waits on.
 * Looks right because: an interrupt is treated as one more wake-up for no reason.
 * Caught by: aWaitingTellerCanBeInterrupted
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

  public void serve() {
    while (true) {
      Runnable customer;
      synchronized (this) {
        while (customers.isEmpty() && !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            Thread.interrupted();
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
