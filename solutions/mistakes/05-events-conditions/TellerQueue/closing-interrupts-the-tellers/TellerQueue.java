/*
 * Mistake: closing time interrupts all tellers, those who serve as well.
 * Looks right because: whoever waits wakes up, and the others go on with their work.
 * Caught by: closingWaitsForNobody
 */
package workbook.conditions;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final BlockingQueue<Runnable> customers = new LinkedBlockingQueue<>();
  private final Set<Thread> tellers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed; // written under the monitor

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    customers.add(customer);
  }

  public synchronized void close() {
    closed = true;
    tellers.forEach(Thread::interrupt);
  }

  public void serve() throws InterruptedException {
    tellers.add(Thread.currentThread());
    try {
      for (Runnable customer = next(); customer != null; customer = next()) {
        try {
          customer.run();
        } catch (Throwable e) {
          complaints.accept(e);
        }
      }
    } finally {
      tellers.remove(Thread.currentThread());
    }
  }

  private Runnable next() throws InterruptedException {
    if (closed) {
      return customers.poll();
    }
    try {
      return customers.take();
    } catch (InterruptedException e) {
      if (closed) {
        return customers.poll();
      }
      throw e;
    }
  }
}
