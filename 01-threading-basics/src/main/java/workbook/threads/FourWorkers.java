package workbook.threads;

/**
 * The first program of the course: a few workers who all count and print at the same time. Right
 * now there are threads, but they never run: whoever calls {@code run} does all the work alone. In
 * the end each worker has a thread of its own, called Worker_0, Worker_1 and so on.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 01-threading-basics -Dtest=FourWorkersTest</pre>
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
    for (int i = 0; i < workers; i++) {
      Thread worker = newWorker(i, numbers, printer);
      // TODO 1: this is a call like any other, and the next worker has to wait until it is over
      worker.run();
    }
    // TODO 2: once the workers run on their own, nobody here knows when they have finished
  }

  private static Thread newWorker(int i, int numbers, Printer printer) {
    // TODO 3: without a name from us, this thread is called Thread-0 or something like that
    return new Thread(() -> printNumbers(numbers, printer));
  }

  private static void printNumbers(int numbers, Printer printer) {
    String name = Thread.currentThread().getName();
    for (int number = 0; number < numbers; number++) {
      printer.print("Printing from " + name + ". number=" + number);
    }
  }

  /** See for yourself: run it several times, before and after. */
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
