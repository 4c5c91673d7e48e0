/*
 * Mistake: a pool of no threads cannot be made, so a customer without banks gets another
 * exception.
 * Looks right because: each bank needs one thread.
 * Caught by: whateverTheyThrowIsTold
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
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    ExecutorService pool = Executors.newFixedThreadPool(banks.size());
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
    }
  }
}
