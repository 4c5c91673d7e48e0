/*
 * Approach: CompletableFutures on an executor that makes a thread for each task.
 * Right because: allOf(...).get() waits for every one of them, and the threads end with their
 * tasks.
 */
package workbook.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    CompletableFuture<?>[] futures = new CompletableFuture<?>[workers];
    for (int i = 0; i < workers; i++) {
      futures[i] =
          CompletableFuture.runAsync(
              () -> printNumbers(numbers, printer),
              task -> new Thread(task, "Worker_" + count.getAndIncrement()).start());
    }
    try {
      CompletableFuture.allOf(futures).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker has failed", e.getCause());
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
