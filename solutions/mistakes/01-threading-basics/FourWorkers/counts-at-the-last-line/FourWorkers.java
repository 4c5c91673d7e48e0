/*
 * Mistake: a worker counts down before its printer has come back from the last line.
 * Looks right because: there is nothing left to do for it then.
 * Caught by: runIsNotOverWhileAWorkerIsPrinting
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
            finished.countDown();
            printNumbers(numbers, printer);
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
