/*
 * Mistake: each one that goes on wakes the next one, but not if it is interrupted just then.
 * Looks right because: whoever is interrupted has no result that could be handed on.
 * Caught by: anInterruptIsInNobodysWay
 */
package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

public class Promise<T> {
  private final List<BiConsumer<? super T, ? super Throwable>> listeners =
      new ArrayList<>(); // guarded by this until the promise is done; nobody adds any after that
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
      notify();
    }
    listeners.forEach(listener -> call(listener, value, failure));
    return true;
  }

  public synchronized T get() throws InterruptedException, ExecutionException {
    while (!done) {
      wait();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    notify(); // the next one
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
    notify(); // the next one
    return result();
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
