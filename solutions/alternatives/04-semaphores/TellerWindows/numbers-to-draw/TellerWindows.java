/*
 * Approach: a blocking queue that holds the number of each free window.
 * Right because: a number is in the queue or with one customer; put back whatever happens.
 */
package workbook.semaphores;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final BlockingQueue<Integer> free;

  public TellerWindows(int windows) {
    free = new ArrayBlockingQueue<>(windows);
    for (int number = 1; number <= windows; number++) {
      free.add(number);
    }
  }

  public void serve(Customer customer) throws InterruptedException {
    Integer number = free.take();
    try {
      customer.atTheWindow();
    } finally {
      free.add(number);
    }
  }
}
