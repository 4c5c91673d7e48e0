/*
 * Approach: a teller without a customer leaves an empty hand, and whoever comes is put into one.
 * Right because: hands and customers are guarded by one lock, and a full hand is not left behind.
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

public class TellerQueue {
  private final Consumer<Throwable> complaints;
  private final Deque<Runnable> customers = new ArrayDeque<>(); // guarded by this
  private final Deque<CompletableFuture<Optional<Runnable>>> hands =
      new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

  public TellerQueue(Consumer<Throwable> complaints) {
    this.complaints = complaints;
  }

  public synchronized void enqueue(Runnable customer) {
    if (closed) {
      throw new IllegalStateException("the bank is closed");
    }
    if (hands.isEmpty()) {
      customers.add(customer);
    } else {
      hands.remove().complete(Optional.of(customer));
    }
  }

  public synchronized void close() {
    closed = true;
    while (!hands.isEmpty()) {
      hands.remove().complete(Optional.empty());
    }
  }

  public void serve() throws InterruptedException {
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      try {
        next.get().run();
      } catch (Throwable e) {
        complaints.accept(e);
      }
    }
  }

  private Optional<Runnable> next() throws InterruptedException {
    CompletableFuture<Optional<Runnable>> hand = new CompletableFuture<>();
    synchronized (this) {
      if (!customers.isEmpty() || closed) {
        return Optional.ofNullable(customers.poll());
      }
      hands.add(hand);
    }
    try {
      return hand.get();
    } catch (InterruptedException e) {
      synchronized (this) {
        if (hands.remove(hand)) {
          throw e;
        }
      }
      Thread.currentThread().interrupt(); // there is a customer, or it is closed; it ends the next
      return hand.join();
    } catch (ExecutionException e) {
      throw new AssertionError(e); // no hand fails
    }
  }
}
