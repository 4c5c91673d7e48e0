package workbook.threads;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who decides when threads take turns? Two threads write their letter into the same row, as fast as
 * they can; then many threads are started, to see what they cost. Prints what happened here.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 01-threading-basics/src/main/java/workbook/threads/SwitchingDemo.java</pre>
 */
public final class SwitchingDemo {
  private static final int STEPS = 1_000_000;
  private static final int SHOWN = 60;
  private static final int THREADS = 1_000;

  private SwitchingDemo() {}

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "JDK %s, %d cores, %s %s%n%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    System.out.printf("Two threads, %,d letters in one row%n", STEPS);
    write("they just run", () -> {});
    write("they call Thread.yield() after each letter", Thread::yield);
    System.out.println();
    System.out.printf("%,d threads that wait for the same signal%n", THREADS);
    startMany("platform threads", Executors.newCachedThreadPool());
    ExecutorService virtual = virtualThreads();
    if (virtual == null) {
      System.out.println("  virtual threads: this JDK has none, they came with 21");
    } else {
      startMany("virtual threads", virtual);
    }
  }

  /** Lets two threads write, and prints how often the letter changed. */
  private static void write(String how, Runnable afterEachLetter) throws InterruptedException {
    char[] row = new char[STEPS];
    AtomicInteger next = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> writers = new ArrayList<>();
    for (char letter : new char[] {'A', 'B'}) {
      Thread writer =
          new Thread(
              () -> {
                awaitQuietly(start);
                for (int at = next.getAndIncrement(); at < STEPS; at = next.getAndIncrement()) {
                  row[at] = letter;
                  afterEachLetter.run();
                }
              });
      writer.start();
      writers.add(writer);
    }
    start.countDown();
    for (Thread writer : writers) {
      writer.join(); // after this, what the writer has written can be seen here
    }
    print(how, row);
  }

  private static void print(String how, char[] row) {
    int changes = 0;
    int run = 1;
    int longest = 1;
    int firstChange = 0;
    for (int i = 1; i < row.length; i++) {
      run = row[i] == row[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
      changes += run == 1 ? 1 : 0;
      firstChange = firstChange == 0 && run == 1 ? i : firstChange;
    }
    int from = Math.max(0, Math.min(firstChange - SHOWN / 2, row.length - SHOWN));
    System.out.printf(
        Locale.ROOT,
        "  %s%n    the letter changed %,d times, the longest run was %,d%n    around the first change: …%s…%n",
        how,
        changes,
        longest,
        new String(row, from, SHOWN));
  }

  private static void startMany(String kind, ExecutorService executor) throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(THREADS);
    CountDownLatch signal = new CountDownLatch(1);
    int before = ManagementFactory.getThreadMXBean().getThreadCount();
    long begin = System.nanoTime();
    for (int i = 0; i < THREADS; i++) {
      executor.execute(
          () -> {
            waiting.countDown();
            awaitQuietly(signal);
          });
    }
    waiting.await(); // all of them are alive at the same time
    long millis = (System.nanoTime() - begin) / 1_000_000;
    int more = ManagementFactory.getThreadMXBean().getThreadCount() - before;
    System.out.printf(
        Locale.ROOT,
        "  %s: all there after %d ms, %,d more threads of the operating system%n",
        kind,
        millis,
        more);
    signal.countDown();
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.MINUTES); // or they would still count the next time
  }

  /** Since JDK 21; asked for by name, since this program also runs on 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
