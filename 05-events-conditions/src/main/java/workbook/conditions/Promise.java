package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * A result that comes later: a value, which may be null, or a failure. It is given once; others
 * wait for it, asleep, or leave a listener. CompletableFuture comes close, and here you build it
 * yourself. Right now a promise can be given twice and failures get lost.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 05-events-conditions -Dtest=PromiseTest</pre>
 */
public class Promise<T> {
  private final List<BiConsumer<? super T, ? super Throwable>> listeners = new ArrayList<>();
  private boolean done;
  private T value;
  private Throwable failure;

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

  private synchronized boolean finish(T value, Throwable failure) {
    // TODO 1: somebody else may have been here before
    this.value = value;
    this.failure = failure;
    done = true;
    // TODO 2: there may be many who wait
    notify();
    // TODO 3: a listener may take its time, or throw something; it must not affect others
    listeners.forEach(listener -> listener.accept(value, failure));
    return true;
  }

  /**
   * Sleeps until the promise is done, with no limit of time; a failure, of whatever kind, is the
   * cause of an ExecutionException. An interrupt ends the wait with an InterruptedException.
   */
  public synchronized T get() throws InterruptedException, ExecutionException {
    while (!done) {
      wait();
    }
    // TODO 4: a promise that failed looks like one with the value null
    return value;
  }

  /** The same, but throws a TimeoutException if that takes too long; 0 or less: does not wait. */
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    // TODO 5: whoever has an hour, or no time at all, waits as long as everybody else
    return get();
  }

  /**
   * Has the listener called once, with the value or the failure and null for the other: by the
   * thread that gives the result, or, if the promise is done already, at once by this thread.
   * Nobody else waits for a listener, not even those who came before it, and whatever it throws, be
   * it an error, is dropped. A listener may call the promise, too.
   */
  public synchronized void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    // TODO 6: who comes late waits for ever
    listeners.add(listener);
  }
}
