/*
 * Mistake: closing releases one permit for each teller that was there at some time.
 * Looks right because: every teller who waits gets one.
 * Caught by: everyTellerGoesHome, lateTellersGoHome
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
      customers.add(customer);
    } finally {
      door.readLock().unlock();
    }
    arrivals.release();
  }

  public void close() {
    door.writeLock().lock();
    try {
      closed = true;
    } finally {
      door.writeLock().unlock();
    }
    arrivals.release(2);
  }

  public void serve() throws InterruptedException {
    while (true) {
      arrivals.acquire();
      Runnable customer = customers.poll();
      if (customer == null) {
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
