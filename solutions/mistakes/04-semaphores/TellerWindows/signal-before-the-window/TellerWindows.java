/*
 * Mistake: the signal comes before the window is free, and the woken customer may sleep again for good.
 * Looks right because: the lock is held for both steps, and each customer looks in a loop.
 * Caught by: neverMoreThanOne
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Lock lock = new ReentrantLock();
  private final Condition windowFree = lock.newCondition();
  private int free;

  public TellerWindows(int windows) {
    free = windows;
  }

  public void serve(Customer customer) throws InterruptedException {
    enter();
    try {
      customer.atTheWindow();
    } finally {
      leave();
    }
  }

  private void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (free == 0) {
        windowFree.await();
      }
      free--;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    signal();
    lock.lock();
    try {
      free++;
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      windowFree.signal();
    } finally {
      lock.unlock();
    }
  }
}
