/*
 * Approach: the first caller puts a future in place, and the others wait for it.
 * Right because: a failed future is taken away before it ends, so those who waited start again.
 */
package workbook.races;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final AtomicReference<CompletableFuture<T>> current = new AtomicReference<>();

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    while (true) {
      CompletableFuture<T> mine = new CompletableFuture<>();
      CompletableFuture<T> first = current.compareAndExchange(null, mine);
      if (first == null) {
        return fetch(mine);
      }
      try {
        return first.join();
      } catch (CompletionException e) {
        // this is the failure of another caller, who was told
      }
    }
  }

  private T fetch(CompletableFuture<T> mine) {
    try {
      T value = supplier.get();
      mine.complete(value);
      return value;
    } catch (Throwable e) {
      current.set(null);
      mine.completeExceptionally(e);
      throw e;
    }
  }
}
