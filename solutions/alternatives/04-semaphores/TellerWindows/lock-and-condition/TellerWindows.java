/*
 * Approach: a lock around the count of free windows, and a condition for those who wait.
 * Right because: they look again in a loop, and each window that is freed wakes one of them.
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
    lock.lock();
    try {
      free++;
      windowFree.signal();
    } finally {
      lock.unlock();
    }
  }
}
