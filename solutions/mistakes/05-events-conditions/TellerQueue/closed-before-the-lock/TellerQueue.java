/*
 * Mistake: whether it is closed is looked at before the lock is taken.
 * Looks right because: a volatile field is always up to date; but it may be closed a moment later.
 * Caught by: whoComesAtClosingTimeIsRefusedOrServed
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private volatile boolean closed;

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    synchronized (this) {
      customers.add(customer);
      notify();
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
        complaints.accept(e);
      }
    }
  }
}
