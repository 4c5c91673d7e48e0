/*
 * Mistake: after an hour there is no quote, though a bank is still at work on one.
 * Looks right because: nobody waits for a bank for an hour.
 * Caught by: theCustomerSleeps
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CompletableFuture<Q> first = new CompletableFuture<>();
    CountDownLatch left = new CountDownLatch(banks.size());
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      threads.add(
          new Thread(
              () -> {
                try {
                  first.complete(bank.call());
                } catch (Throwable e) {
                  failures.add(e);
                }
                left.countDown();
                if (left.getCount() == 0) {
                  first.cancel(false);
                }
              }));
    }
    threads.forEach(Thread::start);
    try {
      if (banks.isEmpty()) {
        throw new CancellationException();
      }
      return first.get(1, TimeUnit.HOURS);
    } catch (CancellationException | ExecutionException | TimeoutException e) {
      NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
      failures.forEach(noQuote::addSuppressed);
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }
}
