package workbook.semaphores;

import java.util.concurrent.Semaphore;

/**
 * A relay: the first leg is run, then the second, then the third, then the first again, round after
 * round, whoever comes first. Several runners may come for the same leg; each run is a turn of its
 * own. One permit goes round, like a baton, and each leg has a semaphore on which it arrives;
 * whoever waits for it sleeps until he is woken.
 *
 * <p>Thread-safe.
 */
public class Relay {
  // There is one permit in all, or none while somebody runs.
  private final Semaphore firstLeg = new Semaphore(1);
  private final Semaphore secondLeg = new Semaphore(0);
  private final Semaphore thirdLeg = new Semaphore(0);

  /**
   * Waits for a turn on the first leg and runs the step, on the thread of the caller. What the step
   * throws, be it an exception or an error, reaches the caller, and the relay goes on with the
   * second leg. An interrupt ends the wait at once, however many others wait, and also while a step
   * is under way; an interrupt that ends no wait stays set.
   *
   * @throws InterruptedException if interrupted while waiting; the step does not run then, and the
   *     turn is left for whoever waits or comes for this leg
   */
  public void first(Runnable step) throws InterruptedException {
    // 1: the permit is here at the beginning, and later when the third leg has been run
    run(firstLeg, step, secondLeg);
  }

  /** The same for the second leg, which follows the first. */
  public void second(Runnable step) throws InterruptedException {
    // 2: no permit is here before the first leg has been run, and it serves one runner
    run(secondLeg, step, thirdLeg);
  }

  /** The same for the third leg, which follows the second, and ends the round. */
  public void third(Runnable step) throws InterruptedException {
    // 3: here, too, and the round is closed: the permit goes back to the first leg
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Semaphore leg, Runnable step, Semaphore next)
      throws InterruptedException {
    // Outside the try: who is interrupted has no permit, and so has none to hand on.
    leg.acquire();
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
