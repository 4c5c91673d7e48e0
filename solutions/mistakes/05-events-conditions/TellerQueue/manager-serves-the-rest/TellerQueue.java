/*
 * Mistake: whoever closes the queue serves those who are still in it.
 * Looks right because: the tellers go home, and everybody who is in the queue is served.
 * Caught by: closingWaitsForNobody
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

  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    for (Runnable customer = next(); customer != null; customer = next()) {
      serve(customer);
    }
  }

  private synchronized Runnable next() {
    return customers.poll();
  }

  private void serve(Runnable customer) {
    try {
      customer.run();
    } catch (Throwable e) {
      complaints.accept(e);
    }
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
      serve(customer);
    }
  }
}
