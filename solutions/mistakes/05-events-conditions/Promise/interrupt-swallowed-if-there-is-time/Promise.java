/*
 * Mistake: whoever has time waits on when interrupted.
 * Looks right because: the flag is set again in the end, so the interrupt is not lost.
 * Caught by: anInterruptEndsTheWaiting
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

  public T get(long timeout, TimeUnit unit) throws ExecutionException, TimeoutException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    boolean interrupted = false;
    lock.lock();
    try {
      while (!done) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new TimeoutException();
        }
        try {
          isDone.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return result();
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
