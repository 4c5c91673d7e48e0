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

/**
 * A result that comes later: a value, which may be null, or a failure. It is given once; others
 * wait for it or leave a listener.
 *
 * <p>Thread-safe. An interrupt ends a wait with an InterruptedException. Listeners are called under
 * no lock, after the waiting threads have been woken; what a listener throws is dropped.
 */
public class Promise<T> {
  private final Lock lock = new ReentrantLock();
  private final Condition isDone = lock.newCondition();
  private final List<BiConsumer<? super T, ? super Throwable>> listeners =
      new ArrayList<>(); // guarded by lock until the promise is done; nobody adds any after that
  private boolean done; // guarded by lock
  private T value; // guarded by lock
  private Throwable failure; // guarded by lock

  /**
   * Gives the value, unless the promise is done already; returns whether it was given. A thread
   * that has been interrupted can give it, too, and stays interrupted.
   */
  public boolean complete(T value) {
    return finish(value, null);
  }

  /** The same with a failure instead of the value. */
  public boolean fail(Throwable failure) {
    return finish(null, failure);
  }

  private boolean finish(T value, Throwable failure) {
    lock.lock();
    try {
      // 1: looking and finishing are one step, so only one comes first
      if (done) {
        return false;
      }
      this.value = value;
      this.failure = failure;
      done = true;
      // 2: the result is for all who wait
      isDone.signalAll();
    } finally {
      lock.unlock();
    }
    // 3: the lock is free, and from now on nobody changes the list
    listeners.forEach(listener -> call(listener, value, failure));
    return true;
  }

  /**
   * Sleeps until the promise is done, with no limit of time; a failure, of whatever kind, is the
   * cause of an ExecutionException. An interrupt ends the wait with an InterruptedException.
   */
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
    // 4: the value may be null, so only the failure tells; the wrapper has the stack of the caller
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    return value;
  }

  /** The same, but throws a TimeoutException if that takes too long; 0 or less: does not wait. */
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long nanos = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      // 5: a wake-up does not start the time again, and a result that is there needs no time
      while (!done) {
        if (nanos <= 0) {
          throw new TimeoutException();
        }
        nanos = isDone.awaitNanos(nanos);
      }
      return result();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the listener called once, with the value or the failure and null for the other: by the
   * thread that gives the result, or, if the promise is done already, at once by this thread.
   * Nobody else waits for a listener, not even those who came before it, and whatever it throws, be
   * it an error, is dropped. A listener may call the promise, too.
   */
  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    lock.lock();
    try {
      // 6: either finish() will find the listener, or the promise is done by now
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
