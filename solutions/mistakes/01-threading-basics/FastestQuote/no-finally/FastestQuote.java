/*
 * Mistake: the banks are stopped after a quote only: not when all have failed, nor when the
 * caller is interrupted.
 * Looks right because: it is when there is a quote that the others have to stop.
 * Caught by: noThreadIsLeftAfterFailures, theBanksOfAnInterruptedCustomerAreInterrupted
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
    banks.forEach(quotes::submit);
    for (int i = 0; i < banks.size(); i++) {
      try {
        Q quote = quotes.take().get();
        pool.shutdownNow();
        return quote;
      } catch (ExecutionException e) {
        noQuote.addSuppressed(e.getCause());
      }
    }
    throw noQuote;
  }
}
