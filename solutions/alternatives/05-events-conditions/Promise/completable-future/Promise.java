/*
 * Approach: everything is left to a CompletableFuture.
 * Right because: it does all of that; but who hands in this has built nothing.
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
