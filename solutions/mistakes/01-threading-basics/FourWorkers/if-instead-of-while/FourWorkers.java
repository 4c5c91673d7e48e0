/*
 * Mistake: the boss waits once, and is back when the first worker has finished.
 * Looks right because: the number of those who have finished is guarded by the monitor.
 * Caught by: twoWorkersInEveryOrder, runWaitsForTheLastWorker
 */
package workbook.threads;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  private int finished; // guarded by this

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    FourWorkers finished = new FourWorkers();
    for (int i = 0; i < workers; i++) {
      new Thread(() -> finished.work(numbers, printer), "Worker_" + i).start();
    }
    finished.await(workers);
  }

  private void work(int numbers, Printer printer) {
    try {
      printNumbers(numbers, printer);
    } finally {
      synchronized (this) {
        finished++;
        notifyAll();
      }
    }
  }

  private synchronized void await(int workers) throws InterruptedException {
    if (finished < workers) {
      wait();
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
