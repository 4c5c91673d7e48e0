/*
 * Mistake: latches open once and stay open.
 * Looks right because: the first round is right.
 * Caught by: aNewRoundWaitsForTheThirdLeg, twoForTheFirstLeg, tenRounds
 */
package workbook.semaphores;

import java.util.concurrent.CountDownLatch;

public class Relay {
  private final CountDownLatch firstDone = new CountDownLatch(1);
  private final CountDownLatch secondDone = new CountDownLatch(1);

  public void first(Runnable step) throws InterruptedException {
    try {
      step.run();
    } finally {
      firstDone.countDown();
    }
  }

  public void second(Runnable step) throws InterruptedException {
    firstDone.await();
    try {
      step.run();
    } finally {
      secondDone.countDown();
    }
  }

  public void third(Runnable step) throws InterruptedException {
    secondDone.await();
    step.run();
  }
}
