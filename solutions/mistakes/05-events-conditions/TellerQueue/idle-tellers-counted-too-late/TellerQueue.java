/*
 * Mistake: a customer wakes a teller only if one is known to wait, and a teller makes himself known too late.
 * Looks right because: whoever is awake looks into the queue before he goes to sleep.
 * Caught by: nobodySleepsWhoCouldServe, noTimePasses
 */
package workbook.conditions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Queue<Runnable> customers = new ConcurrentLinkedQueue<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final AtomicInteger idle = new AtomicInteger();
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
    if (idle.get() > 0) {
      arrivals.release();
    }
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

  private boolean isClosed() {
    door.readLock().lock();
    try {
      return closed && customers.isEmpty();
    } finally {
      door.readLock().unlock();
    }
  }

  public void serve() throws InterruptedException {
    while (true) {
      Runnable customer = customers.poll();
      while (customer == null) {
        if (isClosed()) {
          arrivals.release();
          return;
        }
        idle.incrementAndGet();
        try {
          arrivals.acquire();
        } finally {
          idle.decrementAndGet();
        }
        customer = customers.poll();
      }
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }
}
