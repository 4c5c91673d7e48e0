/*
 * Mistake: a bank counts as failed before its failure is in the list, so the last but one may be
 * missing.
 * Looks right because: the last one to fail is in the list in any case.
 * Caught by: twoFailuresInEveryOrder
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    CompletableFuture<Q> first = new CompletableFuture<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(banks.size());
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      Runnable task =
          () -> {
            try {
              first.complete(bank.call());
            } catch (Throwable e) {
              boolean last = left.decrementAndGet() == 0;
              failures.add(e);
              if (last) {
                first.completeExceptionally(noQuote(failures));
              }
            }
          };
      threads.add(new Thread(task));
    }
    threads.forEach(Thread::start);
    try {
      return banks.isEmpty() ? none(noQuote(failures)) : first.get();
    } catch (ExecutionException e) {
      throw (NoSuchElementException) e.getCause();
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static <Q> Q none(NoSuchElementException noQuote) {
    throw noQuote;
  }

  private static NoSuchElementException noQuote(Iterable<Throwable> failures) {
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    failures.forEach(noQuote::addSuppressed);
    return noQuote;
  }
}
