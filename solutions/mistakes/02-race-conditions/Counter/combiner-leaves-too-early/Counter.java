/*
 * Mistake: who comes between the last look into the queue and the end of the work waits for ever.
 * Looks right because: whoever finds somebody at work leaves the change in the queue, where it is found.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long value; // written by whoever has set busy

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    Change mine = new Change(operator, new CompletableFuture<>());
    changes.add(mine);
    if (busy.compareAndSet(false, true)) {
      Change change;
      while ((change = changes.poll()) != null) {
        make(change);
      }
      busy.set(false);
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
