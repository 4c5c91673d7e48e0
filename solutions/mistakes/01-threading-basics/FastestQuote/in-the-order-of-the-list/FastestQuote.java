/*
 * Mistake: a slow bank at the top of the list holds up the answer of all others.
 * Looks right because: all banks are asked at once, and the loop returns with the first quote
 * that it gets.
 * Caught by: theFirstQuoteIsReturned
 */
package workbook.threads;

import java.util.ArrayList;
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
      List<Future<Q>> quotes = new ArrayList<>();
      banks.forEach(bank -> quotes.add(pool.submit(bank)));
      for (Future<Q> quote : quotes) {
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
