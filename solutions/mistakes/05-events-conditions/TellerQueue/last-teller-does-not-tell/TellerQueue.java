/*
 * Mistake: tellers sleep while others serve, and the one who serves last tells nobody.
 * Looks right because: as long as somebody is served, somebody else may come.
 * Caught by: everybodyIsServedAndGoesHome
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this
  private int busy; // guarded by this

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
        while (customers.isEmpty() && (!closed || busy > 0)) {
          wait();
        }
        if (customers.isEmpty()) {
          return;
        }
        customer = customers.remove();
        busy++;
      }
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
      synchronized (this) {
        busy--;
      }
    }
  }
}
