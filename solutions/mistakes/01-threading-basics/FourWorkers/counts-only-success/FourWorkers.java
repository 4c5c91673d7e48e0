/*
 * Mistake: a worker whose printer throws never counts down, and the boss waits for ever.
 * Looks right because: each worker counts down when it has printed everything.
 * Caught by: aPrinterThrows
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
            printNumbers(numbers, printer);
            finished.countDown();
          };
      new Thread(work, "Worker_" + i).start();
    }
    finished.await();
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
