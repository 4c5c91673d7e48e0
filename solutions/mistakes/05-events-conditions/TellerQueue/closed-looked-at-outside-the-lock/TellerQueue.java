/*
 * Mistake: enqueue() looks whether the queue is closed before it takes the lock, so a customer may come in behind the last teller.
 * Looks right because: the flag is volatile.
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
  private final Condition changed = lock.newCondition();
  private final Queue<Runnable> customers = new ArrayDeque<>();
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
    } finally {
      lock.unlock();
    }
  }

  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
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
