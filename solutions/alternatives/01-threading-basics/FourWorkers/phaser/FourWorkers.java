/*
 * Approach: each worker arrives at a phaser when it has finished, and the boss waits for the end
 * of the phase.
 * Right because: each arrives in finally, and the boss waits in the one way that an interrupt
 * ends.
 */
package workbook.threads;

import java.util.concurrent.Phaser;

public class FourWorkers {
  public interface Printer {
    void print(String line);
  }

  public static void run(int workers, int numbers, Printer printer) throws InterruptedException {
    Phaser finished = new Phaser(workers + 1);
    for (int i = 0; i < workers; i++) {
      Runnable work =
          () -> {
            try {
              printNumbers(numbers, printer);
            } finally {
              finished.arrive();
            }
          };
      new Thread(work, "Worker_" + i).start();
    }
    finished.awaitAdvanceInterruptibly(finished.arrive());
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
