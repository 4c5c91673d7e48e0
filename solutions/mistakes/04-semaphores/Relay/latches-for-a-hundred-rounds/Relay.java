/*
 * Mistake: after a hundred rounds there is no latch left.
 * Looks right because: each turn has a latch of its own, and a hundred rounds are more than anybody runs.
 * Caught by: aThousandRounds
 */
package workbook.semaphores;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;

public class Relay {
  private final CountDownLatch[] over = new CountDownLatch[300];
  private final AtomicIntegerArray rounds = new AtomicIntegerArray(3);

  public Relay() {
    for (int i = 0; i < over.length; i++) {
      over[i] = new CountDownLatch(1);
    }
  }

  public void first(Runnable step) throws InterruptedException {
    run(0, step);
  }

  public void second(Runnable step) throws InterruptedException {
    run(1, step);
  }

  public void third(Runnable step) throws InterruptedException {
    run(2, step);
  }

  private void run(int leg, Runnable step) throws InterruptedException {
    int turn = 3 * rounds.getAndIncrement(leg) + leg;
    if (turn > 0) {
      over[turn - 1].await();
    }
    try {
      step.run();
    } finally {
      over[turn].countDown();
    }
  }
}
