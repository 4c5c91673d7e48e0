/*
 * Mistake: the workers of a second call are called Worker_4, Worker_5 and so on.
 * Looks right because: no two threads have the same name.
 * Caught by: severalBosses
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  private static final AtomicInteger COUNT = new AtomicInteger();

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Thread thread =
          new Thread(() -> printNumbers(numbers, printer), "Worker_" + COUNT.getAndIncrement());
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
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
