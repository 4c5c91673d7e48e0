/*
 * Mistake: nobody waits for the threads.
 * Looks right because: the program prints every line: the JVM waits for the threads before it ends.
 * Caught by: runIsNotOverWhileAWorkerIsPrinting, runWaitsForTheFirstWorker, runWaitsForTheLastWorker
 */
package workbook.threads;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    for (int i = 0; i < workers; i++) {
      newWorker(i, numbers, printer).start();
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
