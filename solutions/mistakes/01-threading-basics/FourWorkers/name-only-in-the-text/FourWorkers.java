/*
 * Mistake: the printed name is made up, and the thread is still called Thread-0.
 * Looks right because: the output is, byte for byte, what it should be.
 * Caught by: theNameIsThatOfTheThread
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
      worker.start();
      threads.add(worker);
    }
    for (Thread worker : threads) {
      worker.join();
    }
  }

  private static Thread newWorker(int i, int numbers, Printer printer) {
    return new Thread(() -> printNumbers("Worker_" + i, numbers, printer));
  }

  private static void printNumbers(String name, int numbers, Printer printer) {
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
