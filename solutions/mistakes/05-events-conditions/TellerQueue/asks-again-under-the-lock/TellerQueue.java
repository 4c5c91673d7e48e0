/*
 * Mistake: closing time is asked for before the lock, and once more after the customer has joined the queue.
 * Looks right because: whoever finds it closed in the end is told so.
 * Caught by: whoComesAtClosingTimeIsRefusedOrServed
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition(); // there is a customer, or it is closed
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by lock
  private volatile boolean closed;

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    lock.lock();
    try {
      customers.add(customer);
      changed.signal();
      if (closed) {
        throw new IllegalStateException("the bank is closed");
      }
    } finally {
      lock.unlock();
    }
  }

  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll(); // this concerns every teller
    } finally {
      lock.unlock();
    }
  }

  public void serve() throws InterruptedException {
    for (Runnable customer = next(); customer != null; customer = next()) {
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }

  private Runnable next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (customers.isEmpty() && !closed) {
        changed.await();
      }
      return customers.poll();
    } finally {
      lock.unlock();
    }
  }
}
