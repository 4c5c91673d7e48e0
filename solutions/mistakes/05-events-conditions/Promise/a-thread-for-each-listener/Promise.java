/*
 * Mistake: each listener has a thread of its own, which waits in get().
 * Looks right because: get() knows when there is a result, and listeners get it just so.
 * Caught by: everyListenerIsCalledOnce
 */
package workbook.conditions;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

public class Promise<T> {
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
    new Thread(
            () -> {
              try {
                listener.accept(get(), null);
              } catch (ExecutionException e) {
                listener.accept(null, e.getCause());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .start();
  }
}
