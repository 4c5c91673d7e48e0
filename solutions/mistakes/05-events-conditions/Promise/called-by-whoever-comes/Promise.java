/*
 * Mistake: whoever comes calls the listeners that are left, even with a result that is too late.
 * Looks right because: each listener is taken from the queue, so it is called once.
 * Caught by: everyListenerIsCalledOnce
 */
package workbook.conditions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

public class Promise<T> {
  private final Queue<BiConsumer<? super T, ? super Throwable>> listeners =
      new ConcurrentLinkedQueue<>();
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
    boolean first = false;
    synchronized (this) {
      if (!done) {
        this.value = value;
        this.failure = failure;
        done = true;
        first = true;
        notifyAll();
      }
    }
    callAll();
    return first;
  }

  private void callAll() {
    BiConsumer<? super T, ? super Throwable> listener;
    while ((listener = listeners.poll()) != null) {
      call(listener, value, failure);
    }
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
    synchronized (this) {
      listeners.add(listener);
      if (!done) {
        return;
      }
    }
    callAll();
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
