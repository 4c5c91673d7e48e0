package workbook.worker;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Random pauses, woven into the code of quiz questions so that threads meet in every order. */
public final class Pauses {
  private Pauses() {}

  /** Now and then pauses the current thread; keeps its interrupted status. */
  public static void perhaps() {
    int dice = ThreadLocalRandom.current().nextInt(8);
    if (dice == 0) {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
    } else if (dice < 3) {
      Thread.yield();
    }
  }
}
