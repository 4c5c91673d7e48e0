/*
 * Mistake: each thread is waited for before the next one is started.
 * Looks right because: whatever is started has to be joined, and here nobody can forget it.
 * Caught by: fourWorkersPrintAtTheSameTime
 */
package workbook.threads;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    for (int i = 0; i < workers; i++) {
      Thread worker = newWorker(i, numbers, printer);
      worker.start();
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
