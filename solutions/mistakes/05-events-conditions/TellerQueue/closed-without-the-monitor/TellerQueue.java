/*
 * Mistake: the flag is set without the monitor, and tellers ask for it before they take it.
 * Looks right because: it is volatile, and notifyAll() wakes everybody.
 * Caught by: everybodyIsServedAndGoesHome
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
      boolean over = closed;
      synchronized (this) {
        if (customers.isEmpty()) {
          if (over) {
            return;
          }
          wait();
          continue;
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
