package workbook.semaphores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two teller windows and five customers who come in at once. Prints who is served when, and how
 * many are at the windows at the same time.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 04-semaphores/src/main/java/workbook/semaphores/TellersDemo.java</pre>
 */
public final class TellersDemo {
  private static final int WINDOWS = 2;
  private static final int CUSTOMERS = 5;
  private static final long SERVICE_MILLIS = 500;

  private final Semaphore windows = new Semaphore(WINDOWS);
  private final AtomicInteger inside = new AtomicInteger();
  private final long begin = System.nanoTime();

  private TellersDemo() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.printf("%d windows, %d customers%n%n", WINDOWS, CUSTOMERS);
    TellersDemo bank = new TellersDemo();
    List<Thread> customers = new ArrayList<>();
    for (int i = 1; i <= CUSTOMERS; i++) {
      Thread customer = new Thread(bank::visit, "customer-" + i);
      customer.start();
      customers.add(customer);
    }
    for (Thread customer : customers) {
      customer.join();
    }
  }

  private void visit() {
    try {
      windows.acquire();
      try {
        tell("is being served", inside.incrementAndGet());
        Thread.sleep(SERVICE_MILLIS);
        tell("leaves", inside.decrementAndGet());
      } finally {
        windows.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tenths of a second, who, what, and how many are at the windows now. */
  private void tell(String what, int now) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%.1f s  %s %-16s windows in use: %d%n",
        seconds,
        Thread.currentThread().getName(),
        what,
        now);
  }
}
