/*
 * Mistake: the steps run on a thread of the relay, and not on that of the caller.
 * Looks right because: one thread runs one step at a time, and what a step throws is passed on.
 * Caught by: aThousandRounds
 */
package workbook.semaphores;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

public class Relay {
  private final Semaphore firstLeg = new Semaphore(1);
  private final Semaphore secondLeg = new Semaphore(0);
  private final Semaphore thirdLeg = new Semaphore(0);

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Semaphore leg, Runnable step, Semaphore next)
      throws InterruptedException {
    leg.acquire();
    try {
      CompletableFuture.runAsync(step).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      next.release();
    }
  }
}
