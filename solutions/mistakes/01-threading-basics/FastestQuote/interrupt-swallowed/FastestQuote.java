/*
 * Mistake: who is interrupted waits for the next answer.
 * Looks right because: an interrupt is no quote, and no failure of a bank.
 * Caught by: whoWaitsCanBeInterrupted
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
      int failed = 0;
      while (failed < banks.size()) {
        try {
          return quotes.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
          failed++;
        } catch (InterruptedException e) {
          // there may still be a quote
        }
      }
      throw noQuote;
    } finally {
      pool.shutdownNow();
    }
  }
}
