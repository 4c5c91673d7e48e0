/*
 * Approach: changes go into a queue, and whoever finds nobody at work makes all that lie there.
 * Right because: who stops working looks into the queue once more, so that no change is left behind.
 */
package workbook.races;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger(); // handed in and not made yet
  private volatile long value; // written by whoever has made open 1

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    Change mine = new Change(operator, new CompletableFuture<>());
    changes.add(mine);
    if (open.getAndIncrement() == 0) {
      do {
        make(changes.remove());
      } while (open.decrementAndGet() > 0);
    }
    return mine.await();
  }

  private void make(Change change) {
    try {
      value = change.operator.applyAsLong(value);
      change.result.complete(value);
    } catch (Throwable e) {
      change.result.completeExceptionally(e);
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }

  private record Change(LongUnaryOperator operator, CompletableFuture<Long> result) {
    long await() {
      try {
        return result.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) e.getCause();
      }
    }
  }
}
