/*
 * Mistake: the threads of the pool stay when everybody has left.
 * Looks right because: nobody makes threads that another call has made already, and each call
 * cancels its own tasks.
 * Caught by: noThreadIsLeftAfterAQuote, noThreadIsLeftAfterFailures
 */
package workbook.threads;

import java.util.ArrayList;
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
  private static final ExecutorService POOL = Executors.newCachedThreadPool();

  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    CompletionService<Q> quotes = new ExecutorCompletionService<>(POOL);
    List<Future<Q>> asked = new ArrayList<>();
    try {
      banks.forEach(bank -> asked.add(quotes.submit(bank)));
      for (int i = 0; i < banks.size(); i++) {
        try {
          return quotes.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      asked.forEach(quote -> quote.cancel(true));
    }
  }
}
