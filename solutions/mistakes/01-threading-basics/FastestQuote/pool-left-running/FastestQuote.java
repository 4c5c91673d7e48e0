/*
 * Mistake: all tasks are cancelled, but the threads of the pool stay, and wait for more.
 * Looks right because: nobody is at work any more.
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
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    CompletionService<Q> quotes = new ExecutorCompletionService<>(pool);
    List<Future<Q>> submitted = new ArrayList<>();
    try {
      banks.forEach(bank -> submitted.add(quotes.submit(bank)));
      for (int i = 0; i < banks.size(); i++) {
        try {
          return quotes.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      submitted.forEach(future -> future.cancel(true));
    }
  }
}
