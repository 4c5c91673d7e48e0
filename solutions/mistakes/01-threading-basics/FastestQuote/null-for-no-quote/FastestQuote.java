/*
 * Mistake: the caller gets null, and does not learn that there is no quote, or why.
 * Looks right because: there is nothing to return.
 * Caught by: everyFailureIsTold
 */
package workbook.threads;

import java.util.List;
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
    CompletionService<Q> quotes = new ExecutorCompletionService<>(pool);
    try {
      banks.forEach(quotes::submit);
      for (int i = 0; i < banks.size(); i++) {
        try {
          return quotes.take().get();
        } catch (ExecutionException e) {
          // this bank has no quote
        }
      }
      return null;
    } finally {
      pool.shutdownNow();
    }
  }
}
