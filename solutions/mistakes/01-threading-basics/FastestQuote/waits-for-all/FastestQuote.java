/*
 * Mistake: invokeAll() returns only when every bank has answered.
 * Looks right because: it runs all tasks at once and hands out their futures.
 * Caught by: theFirstQuoteIsReturned
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    try {
      for (Future<Q> quote : pool.invokeAll(banks)) {
        try {
          return quote.get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      pool.shutdownNow();
    }
  }
}
