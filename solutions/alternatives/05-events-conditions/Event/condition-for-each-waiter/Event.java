/*
 * Approach: each waiter has a condition of its own in a list; set() signals all of them and empties the list.
 * Right because: a waiter who is not in the list any more was let go, whatever happened afterwards.
 */
package workbook.conditions;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Set<Condition> waiting = new LinkedHashSet<>(); // guarded by lock
  private boolean set; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      for (Condition waiter : waiting) {
        waiter.signal();
      }
      waiting.clear();
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
    lock.lock();
    Condition mine = lock.newCondition();
    try {
      if (set) {
        return;
      }
      waiting.add(mine);
      while (waiting.contains(mine)) {
        mine.await();
      }
    } finally {
      waiting.remove(mine);
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    lock.lock();
    Condition mine = lock.newCondition();
    try {
      if (set) {
        return true;
      }
      long left = unit.toNanos(time);
      waiting.add(mine);
      while (waiting.contains(mine)) {
        if (left <= 0) {
          return false;
        }
        left = mine.awaitNanos(left);
      }
      return true;
    } finally {
      waiting.remove(mine);
      lock.unlock();
    }
  }
}
