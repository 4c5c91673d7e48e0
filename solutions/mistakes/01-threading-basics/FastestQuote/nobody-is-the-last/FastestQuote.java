/*
 * Mistake: the last bank to fail ends the wait; if there are no banks, nobody does.
 * Looks right because: each bank counts, and one of them is the last.
 * Caught by: whateverTheyThrowIsTold
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    CompletableFuture<Q> first = new CompletableFuture<>();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    AtomicInteger left = new AtomicInteger(banks.size());
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      Runnable task =
          () -> {
            try {
              first.complete(bank.call());
            } catch (Throwable e) {
              noQuote.addSuppressed(e);
              if (left.decrementAndGet() == 0) {
                first.completeExceptionally(noQuote);
              }
            }
          };
      threads.add(new Thread(task));
    }
    threads.forEach(Thread::start);
    try {
      return first.get();
    } catch (ExecutionException e) {
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }
}
