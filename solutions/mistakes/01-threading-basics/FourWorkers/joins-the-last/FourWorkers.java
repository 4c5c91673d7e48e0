/*
 * Mistake: only the thread that was started last is waited for.
 * Looks right because: it began last, so it should also finish last.
 * Caught by: runWaitsForTheFirstWorker
 */
package workbook.threads;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    Thread last = null;
    for (int i = 0; i < workers; i++) {
      last = newWorker(i, numbers, printer);
      last.start();
    }
    if (last != null) {
      last.join();
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
