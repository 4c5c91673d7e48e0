/*
 * Mistake: a FutureTask keeps the exception as it keeps a value.
 * Looks right because: it runs once, everybody waits for it, and it publishes safely.
 * Caught by: aFailureIsNotKept
 */
package workbook.races;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final FutureTask<T> task = new FutureTask<>(() -> fetch());

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private T fetch() {
    return supplier.get();
  }
}
