/*
 * Mistake: everything is left to a CompletableFuture, where whoever comes too late calls listeners, and some failures are not wrapped.
 * Looks right because: it has the same methods, and nearly the same text.
 * Caught by: everyListenerIsCalledOnce, aFailureComesOutOfGet
 */
package workbook.conditions;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

public class Promise<T> {
  private final CompletableFuture<T> future = new CompletableFuture<>();

  public boolean complete(T value) {
    return future.complete(value);
  }

  public boolean fail(Throwable failure) {
    return future.completeExceptionally(failure);
  }

  public T get() throws InterruptedException, ExecutionException {
    return future.get();
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(timeout, unit);
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    future.whenComplete(listener);
  }
}
