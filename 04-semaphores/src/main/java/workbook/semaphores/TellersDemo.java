package workbook.semaphores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two teller windows and five customers who come in at once. Prints who is served when, and how
 * many are at the windows at the same time. Then the same with a mistake: one window, and a
 * customer who gives up gives back a permit that was never taken.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 04-semaphores/src/main/java/workbook/semaphores/TellersDemo.java</pre>
 */
public final class TellersDemo {
  private static final int WINDOWS = 2;
  private static final int CUSTOMERS = 5;
  private static final long SERVICE_MILLIS = 500;

  private final Semaphore windows;
  private final AtomicInteger inside = new AtomicInteger();
  private final long begin = System.nanoTime();

  private TellersDemo(int windows) {
    this.windows = new Semaphore(windows);
  }

  public static void main(String[] args) throws InterruptedException {
    System.out.printf("%d windows, %d customers%n%n", WINDOWS, CUSTOMERS);
    TellersDemo bank = new TellersDemo(WINDOWS);
    List<Thread> customers = new ArrayList<>();
    for (int i = 1; i <= CUSTOMERS; i++) {
      Thread customer = new Thread(bank::visit, "customer-" + i);
      customer.start();
      customers.add(customer);
    }
    for (Thread customer : customers) {
      customer.join();
    }
    System.out.printf("%n1 window, and a release() for an acquire() that failed%n%n");
    new TellersDemo(1).giveOneTooMany();
  }

  private void giveOneTooMany() throws InterruptedException {
    Thread first = new Thread(this::visitWrongly, "customer-1");
    Thread second = new Thread(this::visitWrongly, "customer-2");
    Thread third = new Thread(this::visitWrongly, "customer-3");
    first.start();
    Thread.sleep(SERVICE_MILLIS / 10);
    second.start();
    Thread.sleep(SERVICE_MILLIS / 10);
    second.interrupt();
    second.join();
    third.start();
    first.join();
    third.join();
  }

  private void visitWrongly() {
    try {
      windows.acquire(); // the mistake: inside the try
      beServed();
    } catch (InterruptedException e) {
      tell("gives up", inside.get());
    } finally {
      windows.release();
    }
  }

  private void visit() {
    try {
      windows.acquire();
      try {
        beServed();
      } finally {
        windows.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beServed() throws InterruptedException {
    tell("is being served", inside.incrementAndGet());
    Thread.sleep(SERVICE_MILLIS);
    tell("leaves", inside.decrementAndGet());
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
