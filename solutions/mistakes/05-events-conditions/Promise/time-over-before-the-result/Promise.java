/*
 * Mistake: after the wait the time is asked about first, and the result is not.
 * Looks right because: no time left means that it took too long.
 * Caught by: aResultInTimeCounts
 */
package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

public class Promise<T> {
  private final Lock lock = new ReentrantLock();
  private final Condition isDone = lock.newCondition();
  private final List<BiConsumer<? super T, ? super Throwable>> listeners =
      new ArrayList<>(); // guarded by lock until the promise is done; nobody adds any after that
  private boolean done; // guarded by lock
  private T value; // guarded by lock
  private Throwable failure; // guarded by lock

  public boolean complete(T value) {
    return finish(value, null);
  }

  public boolean fail(Throwable failure) {
    return finish(null, failure);
  }

  private boolean finish(T value, Throwable failure) {
    lock.lock();
    try {
      if (done) {
        return false;
      }
      this.value = value;
      this.failure = failure;
      done = true;
      isDone.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> call(listener, value, failure));
    return true;
  }

  public T get() throws InterruptedException, ExecutionException {
    lock.lockInterruptibly();
    try {
      while (!done) {
        isDone.await();
      }
      return result();
    } finally {
      lock.unlock();
    }
  }

  private T result() throws ExecutionException {
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    return value;
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long nanos = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!done) {
        if (nanos > 0) {
          nanos = isDone.awaitNanos(nanos);
        }
        if (nanos <= 0) {
          throw new TimeoutException();
        }
      }
      return result();
    } finally {
      lock.unlock();
    }
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    lock.lock();
    try {
      if (!done) {
        listeners.add(listener);
        return;
      }
    } finally {
      lock.unlock();
    }
    call(listener, value, failure); // neither changes any more
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
