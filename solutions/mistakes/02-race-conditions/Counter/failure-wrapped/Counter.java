/*
 * Mistake: the caller of a change that another thread makes gets a CompletionException with the failure in it.
 * Looks right because: join() throws what has gone wrong, and needs no catch.
 * Caught by: eachFailureOfAnOperatorIsTold, eachFailureOfTheRuleIsTold
 */
package workbook.races;

import java.util.concurrent.CompletableFuture;
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
    return CompletableFuture.supplyAsync(() -> value = operator.applyAsLong(value), clerk).join();
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
