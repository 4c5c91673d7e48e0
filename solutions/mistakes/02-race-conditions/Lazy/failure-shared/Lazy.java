/*
 * Mistake: whoever waits gets the failure of the other caller, and does not try himself.
 * Looks right because: a new task takes the place of the failed one, so the next caller tries anew.
 * Caught by: whoWaitsDuringAFailureTriesHimself
 */
package workbook.races;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final AtomicReference<FutureTask<T>> current = new AtomicReference<>();

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    FutureTask<T> mine = new FutureTask<>(supplier::get);
    FutureTask<T> first = current.compareAndExchange(null, mine);
    FutureTask<T> task = first == null ? mine : first;
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      current.compareAndSet(task, null);
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
