/*
 * Mistake: put() throws if the runner was interrupted on the way, and the baton is lost.
 * Looks right because: there is always room in the queue, so put() never waits.
 * Caught by: oneOfTwoIsInterrupted, anInterruptOnAnyLeg
 */
package workbook.semaphores;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class Relay {
  private final BlockingQueue<String> firstLeg = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> secondLeg = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> thirdLeg = new LinkedBlockingQueue<>();

  public Relay() {
    firstLeg.add("baton");
  }

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    run(thirdLeg, step, firstLeg);
  }

  private static void run(BlockingQueue<String> leg, Runnable step, BlockingQueue<String> next)
      throws InterruptedException {
    String baton = leg.take();
    try {
      step.run();
    } finally {
      next.put(baton);
    }
  }
}
