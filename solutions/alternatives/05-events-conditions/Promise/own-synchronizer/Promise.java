/*
 * Approach: a synchronizer of its own, built on AbstractQueuedSynchronizer; the result is its state.
 * Right because: who finishes writes the result before the state, and listeners have a lock.
 */
package workbook.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.BiConsumer;

public class Promise<T> {
  @SuppressWarnings("serial")
  private static final class Gate extends AbstractQueuedSynchronizer {
    @Override
    protected int tryAcquireShared(int ignored) {
      return getState() == 1 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      setState(1);
      return true;
    }

    boolean isOpen() {
      return getState() == 1;
    }
  }

  private final Gate gate = new Gate();
  private List<BiConsumer<? super T, ? super Throwable>> listeners =
      new ArrayList<>(); // guarded by gate, as are the two below until it is open
  private T value;
  private Throwable failure;

  public boolean complete(T value) {
    return finish(value, null);
  }

  public boolean fail(Throwable failure) {
    return finish(null, failure);
  }

  private boolean finish(T value, Throwable failure) {
    List<BiConsumer<? super T, ? super Throwable>> all;
    synchronized (gate) {
      if (gate.isOpen()) {
        return false;
      }
      this.value = value;
      this.failure = failure;
      all = listeners;
      listeners = null;
      gate.releaseShared(1);
    }
    all.forEach(this::call);
    return true;
  }

  public T get() throws InterruptedException, ExecutionException {
    gate.acquireSharedInterruptibly(1);
    return result();
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!gate.tryAcquireSharedNanos(1, unit.toNanos(timeout))) {
      throw new TimeoutException();
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
    synchronized (gate) {
      if (!gate.isOpen()) {
        listeners.add(listener);
        return;
      }
    }
    call(listener);
  }

  private void call(BiConsumer<? super T, ? super Throwable> listener) {
    try {
      listener.accept(value, failure);
    } catch (Throwable e) {
      // what a listener throws must not affect others
    }
  }
}
