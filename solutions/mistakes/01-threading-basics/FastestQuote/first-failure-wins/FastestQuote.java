/*
 * Mistake: the first bank to fail ends it, though another one may have a quote.
 * Looks right because: a failure is reported at once.
 * Caught by: aFailureIsNoReasonToGiveUp
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
          throw noQuote;
        }
      }
      throw noQuote;
    } finally {
      pool.shutdownNow();
    }
  }
}
