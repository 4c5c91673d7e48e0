/*
 * Mistake: the queue is a stack.
 * Looks right because: push() and pop() of a Deque read well together.
 * Caught by: theQueueIsServedToItsEnd
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Deque<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    customers.push(customer);
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
        customer = customers.pop();
      }
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
