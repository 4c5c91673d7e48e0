/*
 * Mistake: a teller who is interrupted stays among those who wait, and a call meant for others goes to him.
 * Looks right because: whoever waits is counted, and each customer calls one of them.
 * Caught by: anInterruptCostsNoCustomerHisTurn
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private final Queue<Semaphore> bells = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    customers.add(customer);
    if (!bells.isEmpty()) {
      bells.remove().release();
    }
  }

  public synchronized void close() {
    closed = true;
    bells.forEach(Semaphore::release);
    bells.clear();
  }

  public void serve() throws InterruptedException {
    while (true) {
      Runnable customer;
      Semaphore bell = new Semaphore(0);
      synchronized (this) {
        customer = customers.poll();
        if (customer == null && closed) {
          return;
        } else if (customer == null) {
          bells.add(bell);
        }
      }
      if (customer == null) {
        bell.acquire();
        continue;
      }
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
