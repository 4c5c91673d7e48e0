/*
 * Mistake: a customer who was served is told that he left without it.
 * Looks right because: an interrupt must not go unnoticed, and the window is free again.
 * Caught by: anInterruptAtAnyMoment
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final Semaphore free;

  public TellerWindows(int windows) {
    free = new Semaphore(windows);
  }

  public void serve(Customer customer) throws InterruptedException {
    free.acquire();
    try {
      customer.atTheWindow();
    } finally {
      free.release();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
