/*
 * Mistake: the caller waits until the interrupted banks have ended, and not all of them listen.
 * Looks right because: nothing is left behind in this way.
 * Caught by: theFirstQuoteIsReturned
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
import java.util.concurrent.TimeUnit;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    CompletionService<Q> quotes = new ExecutorCompletionService<>(pool);
    try {
      banks.forEach(quotes::submit);
      for (int i = 0; i < banks.size(); i++) {
        try {
          return quotes.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }
}
