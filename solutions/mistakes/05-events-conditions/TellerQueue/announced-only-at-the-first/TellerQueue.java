/*
 * Mistake: a customer is announced only if the queue was empty before.
 * Looks right because: as long as somebody is in the queue, the tellers are awake.
 * Caught by: nobodySleepsWhoCouldServe
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
  private boolean closed; // guarded by lock

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public void enqueue(Runnable customer) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the bank is closed");
      }
      customers.add(customer);
      if (customers.size() == 1) {
        changed.signal();
      } // one customer needs one teller
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
