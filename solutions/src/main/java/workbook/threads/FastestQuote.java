package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks several banks for a quote, and takes the one that comes first. */
public final class FastestQuote {
  private FastestQuote() {}

  /**
   * Asks all banks at once, on other threads, and returns the first quote as soon as it is there;
   * the caller sleeps until then. A bank that throws something, be it an InterruptedException, has
   * no quote; that is no reason to give up, or to disturb others, while they may have one. However
   * this ends, banks that are still at work, or begin only then, are interrupted, but not waited
   * for, and no thread is left once they have ended. No call disturbs another.
   *
   * @param banks there may be none; a quote is never null
   * @throws NoSuchElementException if no bank has a quote; whatever they threw, exception or error,
   *     is suppressed in it, just as it was thrown, in any order
   * @throws InterruptedException at once, if the caller is interrupted while it waits
   */
  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    CompletionService<Q> quotes = new ExecutorCompletionService<>(pool);
    try {
      for (Callable<Q> bank : banks) {
        quotes.submit(bank);
      }
      for (int i = 0; i < banks.size(); i++) {
        try {
          // 1: take() hands out the futures in the order in which they are done
          return quotes.take().get();
        } catch (ExecutionException e) {
          // 2: the failure itself is inside; it counts only if there is no quote at all
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      // 3: interrupts all who are still at work; there are four ways to get here
      pool.shutdownNow();
    }
  }
}
