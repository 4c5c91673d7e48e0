/*
 * Mistake: if all have finished when the interrupt comes, it is forgotten.
 * Looks right because: there is nobody left to wait for, so run() need not throw.
 * Caught by: theBossIsInterruptedAtAnyMoment
 */
package workbook.threads;

import java.util.concurrent.CountDownLatch;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(workers);
    for (int i = 0; i < workers; i++) {
      Runnable work =
          () -> {
            try {
              printNumbers(numbers, printer);
            } finally {
              finished.countDown();
            }
          };
      new Thread(work, "Worker_" + i).start();
    }
    try {
      finished.await();
    } catch (InterruptedException e) {
      if (finished.getCount() > 0) {
        throw e;
      }
    }
  }

  private static void printNumbers(int numbers, Printer printer) {
    String name = Thread.currentThread().getName();
    for (int number = 0; number < numbers; number++) {
      printer.print("Printing from " + name + ". number=" + number);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    run(4, 3, FourWorkers::printSlowly);
  }

  private static void printSlowly(String line) {
    System.out.println(line);
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
