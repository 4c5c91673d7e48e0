/*
 * Mistake: each teller who waited for a failed task clears the place, even if another task lies there by now.
 * Looks right because: the failed task has to go before anybody tries anew, whoever clears it.
 * Caught by: eachFailureReachesItsOwnTeller
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
        current.set(null);
      }
    }
  }

  private T fetch(CompletableFuture<T> mine) {
    try {
      T value = supplier.get();
      mine.complete(value);
      return value;
    } catch (Throwable e) {
      mine.completeExceptionally(e);
      current.compareAndSet(mine, null);
      throw e;
    }
  }
}
