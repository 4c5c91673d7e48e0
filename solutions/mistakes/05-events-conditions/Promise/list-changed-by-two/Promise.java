/*
 * Mistake: two who leave listeners put them into the same new list.
 * Looks right because: the list is volatile, and never changed: it is replaced by a longer one.
 * Caught by: twoWhoLeaveListeners
 */
package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

public class Promise<T> {
  private final AtomicReference<List<BiConsumer<? super T, ? super Throwable>>> listeners =
      new AtomicReference<>(List.of()); // null when the promise is done
  private boolean done; // guarded by this
  private T value; // guarded by this
  private Throwable failure; // guarded by this

  public boolean complete(T value) {
    return finish(value, null);
  }

  public boolean fail(Throwable failure) {
    return finish(null, failure);
  }

  private boolean finish(T value, Throwable failure) {
    synchronized (this) {
      if (done) {
        return false;
      }
      this.value = value;
      this.failure = failure;
      done = true;
      notifyAll();
    }
    listeners.getAndSet(null).forEach(listener -> call(listener, value, failure));
    return true;
  }

  public synchronized T get() throws InterruptedException, ExecutionException {
    while (!done) {
      wait();
    }
    return result();
  }

  public synchronized T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    while (!done) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return result();
  }

  private T result() throws ExecutionException {
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    return value;
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    List<BiConsumer<? super T, ? super Throwable>> before = listeners.get();
    if (before != null) {
      List<BiConsumer<? super T, ? super Throwable>> longer = new ArrayList<>(before);
      longer.add(listener);
      if (listeners.updateAndGet(now -> now == null ? null : longer) != null) {
        return;
      }
    }
    synchronized (this) { // so that the result is seen
      call(listener, value, failure);
    }
  }

  private static <T> void call(
      BiConsumer<? super T, ? super Throwable> listener, T value, Throwable failure) {
    try {
      listener.accept(value, failure);
    } catch (Throwable e) {
      // what a listener throws must not affect others
    }
  }
}
