/*
 * Approach: each turn is an object that knows its successor; a runner goes from one to the next until it may take one.
 * Right because: a turn is taken in one atomic step, and its end is a future that stays done.
 */
package workbook.semaphores;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

public class Relay {
  private static final class Turn {
    private final int leg;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Turn> over = new CompletableFuture<>();

    Turn(int leg) {
      this.leg = leg;
    }
  }

  private volatile Turn current = new Turn(0);

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
    Turn turn = claim(leg);
    try {
      step.run();
    } finally {
      Turn next = new Turn((leg + 1) % 3);
      current = next;
      turn.over.complete(next);
    }
  }

  private Turn claim(int leg) throws InterruptedException {
    Turn turn = current;
    while (turn.leg != leg || !turn.taken.compareAndSet(false, true)) {
      try {
        turn = turn.over.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e); // no turn ends with a failure
      }
    }
    return turn;
  }
}
