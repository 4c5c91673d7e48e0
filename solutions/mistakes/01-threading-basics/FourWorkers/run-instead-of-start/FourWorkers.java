/*
 * Mistake: run() is called instead of start().
 * Looks right because: there are threads with the right names, and all the lines are printed.
 * Caught by: fourWorkersPrintAtTheSameTime, runIsNotOverWhileAWorkerIsPrinting, theNameIsThatOfTheThread
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Thread worker = newWorker(i, numbers, printer);
      worker.run();
      threads.add(worker);
    }
    for (Thread worker : threads) {
      worker.join();
    }
  }

  private static Thread newWorker(int i, int numbers, Printer printer) {
    return new Thread(() -> printNumbers(numbers, printer), "Worker_" + i);
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
