package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Customers queue, and every teller is a thread that calls {@link #serve()}: several customers can
 * be served at once, and more can join the queue meanwhile. At closing time nobody else gets in,
 * those in the queue are still served, and then all tellers go home.
 *
 * <p>Thread-safe. The lock is held only to look at the queue and to change it, never while a
 * customer is served.
 */
public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition(); // there is a customer, or it is closed
  private final Queue<Runnable> customers = new ArrayDeque<>(); // guarded by lock
  private boolean closed; // guarded by lock

  /**
   * Whatever a customer throws, be it an error, is written into the book of complaints by the
   * teller who serves him. That may take long, and nobody else waits for it.
   */
  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  /**
   * Adds a customer to the queue; throws IllegalStateException if it is closed. A thread that has
   * been interrupted can do this and close, too, and stays interrupted.
   */
  public void enqueue(Runnable customer) {
    lock.lock();
    try {
      // 1: looking and adding are one step; whoever is let in is served
      if (closed) {
        throw new IllegalStateException("the bank is closed");
      }
      customers.add(customer);
      changed.signal(); // one customer needs one teller
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody else in. Waits for nobody, interrupts nobody, and may be called again. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll(); // this concerns every teller
    } finally {
      lock.unlock();
    }
  }

  /**
   * Serves one customer after the other in the order of arrival, on this thread, and returns when
   * the queue is closed and empty. While there is nobody to serve it sleeps until it is woken, with
   * no limit of time. An interrupt ends such a wait with an InterruptedException, also if it came
   * before, while a customer was being served; no customer is lost by that.
   */
  public void serve() throws InterruptedException {
    // 2: a teller goes home when there is no next customer, and that takes more than closing time
    for (Runnable customer = next(); customer != null; customer = next()) {
      // 4: the lock is free by now, and whatever the customer throws, the loop goes on
      try {
        customer.run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }

  /** Returns the next customer, or null if there will be none any more. */
  private Runnable next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      // 3: whoever makes this false signals, so that a teller need not look before that
      while (customers.isEmpty() && !closed) {
        changed.await();
      }
      return customers.poll();
    } finally {
      lock.unlock();
    }
  }
}
