/*
 * Mistake: a second boss has to wait until the workers of the first one have finished.
 * Looks right because: a synchronized method is safe for several threads.
 * Caught by: severalBosses
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static synchronized void run(int workers, int numbers, Printer printer)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      threads.add(new Thread(() -> printNumbers(numbers, printer), "Worker_" + i));
    }
    threads.forEach(Thread::start);
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
