/*
 * Mistake: a teller who comes between the closing and the last customer leaves, and the customer stays.
 * Looks right because: the permit is released after the customer has joined, and closing counts as one more.
 * Caught by: whoComesAtClosingTimeIsRefusedOrServed
 */
package workbook.conditions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ConcurrentLinkedQueue<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final ReadWriteLock door = new ReentrantReadWriteLock();
  private boolean closed; // guarded by door

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public void enqueue(Runnable customer) {
    door.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the bank is closed");
      }
    } finally {
      door.readLock().unlock();
    }
    customers.add(customer);
    arrivals.release();
  }

  public void close() {
    door.writeLock().lock();
    try {
      closed = true;
    } finally {
      door.writeLock().unlock();
    }
    arrivals.release();
  }

  public void serve() throws InterruptedException {
    while (true) {
      arrivals.acquire();
      Runnable customer = customers.poll();
      if (customer == null) {
        arrivals.release();
        return;
      }
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
