/*
 * Mistake: the whole time begins again at each wake-up.
 * Looks right because: it waits for no longer than the time each time.
 * Caught by: noNewTime
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
  private final List<BiConsumer<? super T, ? super Throwable>> listeners = new ArrayList<>();
  private boolean done;
  private T value;
  private Throwable failure;

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
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!done) {
        if (left <= 0) {
          throw new TimeoutException();
        }
        left = isDone.awaitNanos(unit.toNanos(timeout));
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
