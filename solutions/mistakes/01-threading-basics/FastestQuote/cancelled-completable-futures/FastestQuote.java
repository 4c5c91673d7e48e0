/*
 * Mistake: cancel(true) of a CompletableFuture interrupts nobody, whatever its argument says.
 * Looks right because: it does for a Future that comes from a pool.
 * Caught by: theSlowAreInterrupted, theBanksOfAnInterruptedCustomerAreInterrupted
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    Executor threads = task -> new Thread(task).start();
    CompletableFuture<Q> first = new CompletableFuture<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(banks.size());
    List<CompletableFuture<Void>> futures =
        banks.stream()
            .map(
                bank ->
                    CompletableFuture.runAsync(
                        () -> {
                          try {
                            first.complete(bank.call());
                          } catch (Throwable e) {
                            failures.add(e);
                            if (left.decrementAndGet() == 0) {
                              first.completeExceptionally(e);
                            }
                          }
                        },
                        threads))
            .toList();
    try {
      return first.get();
    } catch (ExecutionException e) {
      NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
      failures.forEach(noQuote::addSuppressed);
      throw noQuote;
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}
