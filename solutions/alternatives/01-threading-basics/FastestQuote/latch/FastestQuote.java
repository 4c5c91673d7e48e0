/*
 * Approach: a latch of one is counted down by the first quote, and by the last bank that fails.
 * Right because: a failure is told before it is counted, and only the first quote is kept.
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    AtomicReference<Q> first = new AtomicReference<>();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    AtomicInteger left = new AtomicInteger(banks.size());
    CountDownLatch over = new CountDownLatch(banks.isEmpty() ? 0 : 1);
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      for (Callable<Q> bank : banks) {
        pool.execute(
            () -> {
              try {
                first.compareAndSet(null, bank.call());
                over.countDown();
              } catch (Throwable e) {
                noQuote.addSuppressed(e);
                if (left.decrementAndGet() == 0) {
                  over.countDown();
                }
              }
            });
      }
      over.await();
      if (first.get() == null) {
        throw noQuote;
      }
      return first.get();
    } finally {
      pool.shutdownNow();
    }
  }
}
