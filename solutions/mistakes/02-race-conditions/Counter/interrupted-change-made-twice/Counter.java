/*
 * Mistake: who is interrupted while the change is under way hands it in once more.
 * Looks right because: the wait was ended, so it has to begin again, and the flag is set in the end.
 * Caught by: whoIsInterruptedWhileWaitingMakesHisChangeOnce
 */
package workbook.races;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final ExecutorService clerk = // one thread, which ends when it has nothing to do
      new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private volatile long value; // written by the clerk

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return clerk.submit(() -> value = operator.applyAsLong(value)).get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
