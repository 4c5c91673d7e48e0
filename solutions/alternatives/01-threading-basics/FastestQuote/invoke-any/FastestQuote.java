/*
 * Approach: invokeAny() does nearly all of it; the tasks note what their banks throw.
 * Right because: it returns the first result and cancels the rest, however it ends, and each
 * failure is noted before it is counted.
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    if (banks.isEmpty()) {
      throw noQuote;
    }
    List<Callable<Q>> tasks = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      tasks.add(
          () -> {
            try {
              return bank.call();
            } catch (Throwable e) {
              noQuote.addSuppressed(e);
              throw e;
            }
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(banks.size());
    try {
      return pool.invokeAny(tasks);
    } catch (ExecutionException e) {
      throw noQuote;
    } finally {
      pool.shutdown();
    }
  }
}
