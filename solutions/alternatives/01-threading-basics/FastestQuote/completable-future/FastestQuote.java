/*
 * Approach: own threads complete one future, with the first quote or with the last of the
 * failures.
 * Right because: only the first completion counts, the failures are counted atomically, and the
 * threads themselves are interrupted in the end.
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
    if (banks.isEmpty()) {
      throw noQuote;
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
