/*
 * Mistake: the next bank is asked only when the one before it has answered.
 * Looks right because: it returns the first quote, and keeps all failures.
 * Caught by: allBanksAreAskedAtOnce, theFirstQuoteIsReturned
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    try {
      for (Callable<Q> bank : banks) {
        try {
          return pool.submit(bank).get();
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
