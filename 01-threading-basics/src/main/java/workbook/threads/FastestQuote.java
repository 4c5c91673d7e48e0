package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks several banks for a quote, and takes the one that comes first. Right now a slow bank at the
 * top of the list holds up the answer, nobody learns why there is none, and the banks go on working
 * for a customer who has left.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 01-threading-basics -Dtest=FastestQuoteTest</pre>
 */
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
    List<Future<Q>> quotes = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      quotes.add(pool.submit(bank));
    }
    for (Future<Q> quote : quotes) {
      try {
        // TODO 1: the first on the list need not be the first to answer
        return quote.get();
      } catch (ExecutionException e) {
        // TODO 2: nobody will ever learn what this bank had to say
      }
    }
    // TODO 3: nobody tells the banks and the pool that it is over, here or earlier
    throw noQuote;
  }
}
