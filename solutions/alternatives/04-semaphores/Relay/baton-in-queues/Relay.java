/*
 * Approach: a real baton that goes through three queues.
 * Right because: there is one baton, and only the one who has taken it runs.
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
      next.add(baton);
    }
  }
}
