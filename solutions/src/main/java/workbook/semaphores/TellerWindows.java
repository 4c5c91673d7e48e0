package workbook.semaphores;

import java.util.concurrent.Semaphore;

/**
 * The hall of a bank that has several teller windows. Each customer comes on a thread of his own
 * and is served on it. As many are served at the same time as there are windows, and never more.
 *
 * <p>Thread-safe. Who waits is not served in any particular order.
 */
public class TellerWindows {
  /** Somebody who has something to do at a window. That takes time, and it may fail. */
  public interface Customer {
    void atTheWindow();
  }

  private final Semaphore free; // one permit for each free window

  public TellerWindows(int windows) {
    free = new Semaphore(windows);
  }

  /**
   * Serves the customer on the thread of the caller. Blocks until a window is free. An interrupt
   * ends that wait at once, however many others wait: the customer leaves without having been
   * served. Whatever the customer throws, be it an exception or an error, reaches the caller, and
   * the window is free again.
   *
   * @throws InterruptedException if the customer was interrupted and has not been served
   */
  public void serve(Customer customer) throws InterruptedException {
    // 1: a permit for each window, so that the next customer waits only if all are taken
    // 2: this wait ends with an interrupt; there is no permit then, so it stands before the try
    free.acquire();
    try {
      customer.atTheWindow();
    } finally {
      free.release();
    }
  }
}
