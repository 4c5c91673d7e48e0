/*
 * Mistake: invokeAny() keeps only the last failure.
 * Looks right because: it is made for this: the first result, the others cancelled, and one
 * exception if all fail.
 * Caught by: everyFailureIsTold
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
    try {
      return pool.invokeAny(banks);
    } catch (ExecutionException e) {
      NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
      noQuote.addSuppressed(e.getCause());
      throw noQuote;
    } finally {
      pool.shutdownNow();
    }
  }
}
