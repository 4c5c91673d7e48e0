/*
 * Mistake: the monitor is held while a complaint is written down.
 * Looks right because: the book is shared by all tellers, so somebody has to guard it.
 * Caught by: othersCanQueueMeanwhile
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
        customer.run();
      } catch (Throwable e) {
        synchronized (this) {
          complaints.accept(e);
        }
      }
    }
  }
}
