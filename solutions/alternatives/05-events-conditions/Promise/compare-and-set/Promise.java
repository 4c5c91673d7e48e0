/*
 * Approach: one immutable state, listeners included, is swapped for the next; a latch holds those
 * who wait.
 * Right because: whoever swaps from open to done has all listeners who came before, and only those.
 */
package workbook.conditions;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

public class Promise<T> {
  private record State<T>(
      boolean done,
      T value,
      Throwable failure,
      List<BiConsumer<? super T, ? super Throwable>> listeners) {
    State<T> with(BiConsumer<? super T, ? super Throwable> listener) {
      return new State<>(
          false, null, null, Stream.concat(listeners.stream(), Stream.of(listener)).toList());
    }

    void call(BiConsumer<? super T, ? super Throwable> listener) {
      try {
        listener.accept(value, failure);
      } catch (Throwable e) {
        // what a listener throws must not affect others
      }
    }
  }

  private final AtomicReference<State<T>> state =
      new AtomicReference<>(new State<>(false, null, null, List.of()));
  private final CountDownLatch finished = new CountDownLatch(1);

  public boolean complete(T value) {
    return finish(value, null);
  }

  public boolean fail(Throwable failure) {
    return finish(null, failure);
  }

  private boolean finish(T value, Throwable failure) {
    State<T> before =
        state.getAndUpdate(s -> s.done() ? s : new State<>(true, value, failure, List.of()));
    if (before.done()) {
      return false;
    }
    finished.countDown();
    before.listeners().forEach(state.get()::call);
    return true;
  }

  public T get() throws InterruptedException, ExecutionException {
    finished.await();
    return result();
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!finished.await(timeout, unit)) {
      throw new TimeoutException();
    }
    return result();
  }

  private T result() throws ExecutionException {
    State<T> now = state.get();
    if (now.failure() != null) {
      throw new ExecutionException(now.failure());
    }
    return now.value();
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    State<T> after = state.updateAndGet(s -> s.done() ? s : s.with(listener));
    if (after.done()) {
      after.call(listener);
    }
  }
}
