/*
 * Approach: a stack of those who wait or listen, without a lock; threads are parked and unparked.
 * Right because: one swap closes the stack, and whoever finds it closed has the result.
 */
package workbook.conditions;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

public class Promise<T> {
  private record Result<T>(T value, Throwable failure) {}

  /** Either somebody on the stack, or the result, which closes it. */
  private static final class Node<T> {
    final Thread waiter;
    final BiConsumer<? super T, ? super Throwable> listener;
    final boolean done;
    final T value;
    final Throwable failure;
    Node<T> next;

    Node(Thread waiter, BiConsumer<? super T, ? super Throwable> listener) {
      this.waiter = waiter;
      this.listener = listener;
      done = false;
      value = null;
      failure = null;
    }

    Node(Result<T> result) {
      waiter = null;
      listener = null;
      done = true;
      value = result.value();
      failure = result.failure();
    }
  }

  private final AtomicReference<Node<T>> top = new AtomicReference<>();

  public boolean complete(T value) {
    return finish(new Node<>(new Result<>(value, null)));
  }

  public boolean fail(Throwable failure) {
    return finish(new Node<>(new Result<>(null, failure)));
  }

  private boolean finish(Node<T> result) {
    Node<T> before = top.getAndUpdate(now -> isDone(now) ? now : result);
    if (isDone(before)) {
      return false;
    }
    for (Node<T> node = before; node != null; node = node.next) {
      if (node.waiter != null) {
        LockSupport.unpark(node.waiter);
      }
    }
    for (Node<T> node = before; node != null; node = node.next) {
      if (node.listener != null) {
        call(node.listener, result);
      }
    }
    return true;
  }

  private static boolean isDone(Node<?> node) {
    return node != null && node.done;
  }

  /** Puts a node on top, unless the promise is done; returns what is on top now. */
  private Node<T> push(Node<T> node) {
    return top.updateAndGet(
        now -> {
          if (isDone(now)) {
            return now;
          }
          node.next = now;
          return node;
        });
  }

  public T get() throws InterruptedException, ExecutionException {
    Node<T> now = push(new Node<>(Thread.currentThread(), null));
    while (!isDone(now)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.park(this);
      now = top.get();
    }
    return resultOf(now);
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + Math.max(0, unit.toNanos(timeout));
    Node<T> now = push(new Node<>(Thread.currentThread(), null));
    while (!isDone(now)) {
      long left = end - System.nanoTime();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      } else if (left <= 0) {
        throw new TimeoutException();
      }
      LockSupport.parkNanos(this, left);
      now = top.get();
    }
    return resultOf(now);
  }

  private static <T> T resultOf(Node<T> done) throws ExecutionException {
    if (done.failure != null) {
      throw new ExecutionException(done.failure);
    }
    return done.value;
  }

  public void whenDone(BiConsumer<? super T, ? super Throwable> listener) {
    Node<T> now = push(new Node<>(null, listener));
    if (isDone(now)) {
      call(listener, now);
    }
  }

  private static <T> void call(BiConsumer<? super T, ? super Throwable> listener, Node<T> done) {
    try {
      listener.accept(done.value, done.failure);
    } catch (Throwable e) {
      // what a listener throws must not affect others
    }
  }
}
