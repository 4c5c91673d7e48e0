/*
 * Mistake: whoever gets a failure does not hand on the permit.
 * Looks right because: everybody who passes lets the next one in.
 * Caught by: everybodyWhoWaitsGetsTheResult
 */
package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

public class Promise<T> {
  private final List<BiConsumer<? super T, ? super Throwable>> listeners =
      new ArrayList<>(); // guarded by this until the promise is done; nobody adds any after that
  private final Semaphore gate = new Semaphore(0);
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
      gate.release();
    }
    listeners.forEach(listener -> call(listener, value, failure));
    return true;
  }

  public T get() throws InterruptedException, ExecutionException {
    gate.acquire();
    T now = result();
    gate.release();
    return now;
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!gate.tryAcquire(timeout, unit)) {
      throw new TimeoutException();
    }
    T now = result();
    gate.release();
    return now;
  }

  private T result() throws ExecutionException {
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    return value;
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    synchronized (this) {
      if (!done) {
        listeners.add(listener);
        return;
      }
    }
    call(listener, value, failure);
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
