/*
 * Mistake: a lock, which lets in only one.
 * Looks right because: nobody is ever too many, the lock comes back, and waiting can be interrupted.
 * Caught by: threeAreServedAtTheSameTime
 */
package workbook.semaphores;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Lock lock = new ReentrantLock();

  public TellerWindows(int windows) {}

  public void serve(Customer customer) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      customer.atTheWindow();
    } finally {
      lock.unlock();
    }
  }
}
