/*
 * Mistake: the result is taken out of a queue, and whoever is second finds nothing.
 * Looks right because: a queue with one place blocks those who come too early, and wakes them.
 * Caught by: everybodyWhoWaitsGetsTheResult, wakingForNoReasonIsNoResult
 */
package workbook.conditions;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

public class Promise<T> {
  private record Result<T>(T value, Throwable failure) {
    T get() throws ExecutionException {
      if (failure != null) {
        throw new ExecutionException(failure);
      }
      return value;
    }
  }

  private final BlockingQueue<Result<T>> results = new ArrayBlockingQueue<>(1);
  private final AtomicReference<Result<T>> result = new AtomicReference<>();
  private final List<BiConsumer<? super T, ? super Throwable>> listeners =
      new CopyOnWriteArrayList<>(); // changed under the monitor

  public boolean complete(T value) {
    return finish(new Result<>(value, null));
  }

  public boolean fail(Throwable failure) {
    return finish(new Result<>(null, failure));
  }

  private boolean finish(Result<T> now) {
    synchronized (this) {
      if (!result.compareAndSet(null, now)) {
        return false;
      }
    }
    results.add(now);
    listeners.forEach(listener -> call(listener, now));
    return true;
  }

  public T get() throws InterruptedException, ExecutionException {
    Result<T> now = result.get();
    return now != null ? now.get() : results.take().get();
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Result<T> now = result.get();
    if (now == null) {
      now = results.poll(timeout, unit);
    }
    if (now == null) {
      throw new TimeoutException();
    }
    return now.get();
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    synchronized (this) {
      if (result.get() == null) {
        listeners.add(listener);
        return;
      }
    }
    call(listener, result.get());
  }

  private static <T> void call(
      BiConsumer<? super T, ? super Throwable> listener, Result<T> result) {
    try {
      listener.accept(result.value(), result.failure());
    } catch (Throwable e) {
      // what a listener throws must not affect others
    }
  }
}
