/*
 * Mistake: the customer works out the quote of the last bank itself, and cannot leave meanwhile.
 * Looks right because: a thread less is needed, and the customer would only wait.
 * Caught by: allBanksAreAskedAtOnce
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    ExecutorService pool = Executors.newCachedThreadPool();
    Executor orHere = task -> task.run();
    CompletionService<Q> quotes = new ExecutorCompletionService<>(pool);
    BlockingQueue<Future<Q>> done = new LinkedBlockingQueue<>();
    CompletionService<Q> here = new ExecutorCompletionService<>(orHere, done);
    try {
      for (int i = 0; i < banks.size() - 1; i++) {
        quotes.submit(banks.get(i));
      }
      if (!banks.isEmpty()) {
        here.submit(banks.get(banks.size() - 1));
      }
      for (int i = 0; i < banks.size(); i++) {
        try {
          Future<Q> mine = done.poll();
          return mine != null ? mine.get() : quotes.take().get();
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
