/*
 * Mistake: a teller who is interrupted while he waits for the future is given null.
 * Looks right because: the interrupt is kept, and null may be a value.
 * Caught by: anInterruptEndsNoWait, whoIsInterruptedBeforehandWaits
 */
package workbook.races;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
        return first.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } catch (ExecutionException e) {
        // this is the failure of another teller, who was told
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
