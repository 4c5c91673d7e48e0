/*
 * Mistake: the workers of all bosses are in one list, and each boss waits for all of them.
 * Looks right because: the list is safe for several threads, and has everybody in it.
 * Caught by: severalBosses
 */
package workbook.threads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  private static final List<Thread> THREADS = new CopyOnWriteArrayList<>();

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(() -> printNumbers(numbers, printer), "Worker_" + i);
      THREADS.add(thread);
      thread.start();
    }
    for (Thread thread : THREADS) {
      thread.join();
    }
    THREADS.removeIf(thread -> !thread.isAlive());
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
