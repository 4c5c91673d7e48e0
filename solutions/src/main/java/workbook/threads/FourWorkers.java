package workbook.threads;

import java.util.ArrayList;
import java.util.List;

/**
 * The first program of the course: a few workers who all count and print at the same time, each on
 * a thread of its own, called Worker_0, Worker_1 and so on.
 *
 * <p>Nothing is shared between the workers but the printer, which has to be thread-safe.
 */
public class FourWorkers {
  /** Prints one line. Any number of threads may call it at once. */
  public interface Printer {
    void print(String line);
  }

  /**
   * Lets so many workers print so many numbers each, 0, 1, 2 and so on, all at the same time, and
   * each on a new thread of its own. Returns when all of them have finished, and leaves no thread
   * behind. If a worker's printer throws something, exception or error, that worker ends; the
   * others go on, and are waited for all the same. No call disturbs another.
   *
   * @param workers how many; there may be none
   * @throws InterruptedException at once, if the caller is interrupted while it waits; the workers
   *     go on, undisturbed
   */
  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Thread worker = newWorker(i, numbers, printer);
      // 1: start() returns at once, and the new thread calls run(); so the next one can begin
      worker.start();
      threads.add(worker);
    }
    // 2: first all are started, then all are waited for: a join in the loop above would be too soon
    for (Thread worker : threads) {
      worker.join();
    }
  }

  private static Thread newWorker(int i, int numbers, Printer printer) {
    // 3: a name costs nothing, and whoever reads a log or a thread dump is glad of it
    return new Thread(() -> printNumbers(numbers, printer), "Worker_" + i);
  }

  private static void printNumbers(int numbers, Printer printer) {
    String name = Thread.currentThread().getName();
    for (int number = 0; number < numbers; number++) {
      printer.print("Printing from " + name + ". number=" + number);
    }
  }

  /** Run it several times: who prints first is different each time. */
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
