/*
 * Mistake: a teller takes all who are in the queue, and serves them one after the other.
 * Looks right because: the monitor is taken once for many, and the order is kept.
 * Caught by: nobodySleepsWhoCouldServe
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.List;
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
      List<Runnable> all;
      synchronized (this) {
        while (customers.isEmpty() && !closed) {
          wait();
        }
        if (customers.isEmpty()) {
          return;
        }
        all = List.copyOf(customers);
        customers.clear();
      }
      for (Runnable customer : all) {
        try {
          customer.run();
        } catch (Throwable e) {
          complaints.accept(e);
        }
      }
    }
  }
}
