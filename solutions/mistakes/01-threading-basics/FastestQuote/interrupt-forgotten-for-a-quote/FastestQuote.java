/*
 * Mistake: a quote that is there when the interrupt comes is returned, and the interrupt is
 * forgotten.
 * Looks right because: the customer has what it wanted.
 * Caught by: theCustomerIsInterruptedAtAnyMoment
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    ExecutorService pool = Executors.newCachedThreadPool();
    CompletionService<Q> quotes = new ExecutorCompletionService<>(pool);
    try {
      banks.forEach(quotes::submit);
      for (int i = 0; i < banks.size(); i++) {
        try {
          return next(quotes).get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <Q> Future<Q> next(CompletionService<Q> quotes) throws InterruptedException {
    try {
      return quotes.take();
    } catch (InterruptedException e) {
      Future<Q> there = quotes.poll();
      if (there == null) {
        throw e;
      }
      return there;
    }
  }
}
