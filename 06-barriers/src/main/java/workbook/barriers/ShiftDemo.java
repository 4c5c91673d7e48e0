package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Three tellers prepare their windows, and none serves before all are ready. The last one to be
 * ready opens the doors. The same barrier does it again on the second day.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 06-barriers/src/main/java/workbook/barriers/ShiftDemo.java</pre>
 */
public final class ShiftDemo {
  private static final int TELLERS = 3;
  private static final int DAYS = 2;

  private final CyclicBarrier ready = new CyclicBarrier(TELLERS, () -> tell("opens the doors"));
  private final long begin = System.nanoTime();

  private ShiftDemo() {}

  public static void main(String[] args) throws InterruptedException {
    ShiftDemo bank = new ShiftDemo();
    List<Thread> tellers = new ArrayList<>();
    for (int i = 1; i <= TELLERS; i++) {
      int number = i;
      Thread teller = new Thread(() -> bank.work(number), "teller-" + i);
      teller.start();
      tellers.add(teller);
    }
    for (Thread teller : tellers) {
      teller.join();
    }
  }

  private void work(int number) {
    try {
      for (int day = 1; day <= DAYS; day++) {
        // On the first day teller-1 is the first to be ready, and on the second day teller-3.
        Thread.sleep(100L * (day == 1 ? number : TELLERS + 1 - number));
        tell("is ready on day " + day);
        ready.await();
        tell("serves on day " + day);
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      tell("goes home, the shift is off");
    }
  }

  private void tell(String what) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT, "%.1f s  %-10s %s%n", seconds, Thread.currentThread().getName(), what);
  }
}
