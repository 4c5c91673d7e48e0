/*
 * Approach: who waits leaves a ticket; set() stamps all tickets, and wakes everybody.
 * Right because: a stamped ticket stays stamped, and nobody else has it.
 */
package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition stamped;
  private final List<AtomicBoolean> tickets = new ArrayList<>(); // guarded by lock
  private boolean set; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
    stamped = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      tickets.forEach(ticket -> ticket.set(true));
      stamped.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    lock.lock();
    try {
      set = false;
    } finally {
      lock.unlock();
    }
  }

  public boolean isSet() {
    lock.lock();
    try {
      return set;
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    while (!await(1, TimeUnit.DAYS)) {
      continue; // another day
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + Math.max(0, unit.toNanos(time));
    lock.lockInterruptibly();
    AtomicBoolean ticket = new AtomicBoolean(set);
    try {
      tickets.add(ticket);
      while (!ticket.get()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        stamped.await(left, TimeUnit.NANOSECONDS);
      }
      return true;
    } finally {
      tickets.remove(ticket);
      lock.unlock();
    }
  }
}
