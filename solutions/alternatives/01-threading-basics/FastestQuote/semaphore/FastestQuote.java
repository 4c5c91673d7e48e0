/*
 * Approach: each bank leaves its answer in a field of its own and gives one permit; the customer
 * takes a permit for each answer, and looks for a quote.
 * Right because: there is a permit for each answer, release() takes no notice of an interrupt, and
 * what was written before it is seen after acquire().
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    AtomicReference<Q> first = new AtomicReference<>();
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    Semaphore answers = new Semaphore(0);
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      threads.add(
          new Thread(
              () -> {
                try {
                  first.compareAndSet(null, bank.call());
                } catch (Throwable e) {
                  noQuote.addSuppressed(e);
                }
                answers.release();
              }));
    }
    threads.forEach(Thread::start);
    try {
      for (int i = 0; i < banks.size() && first.get() == null; i++) {
        answers.acquire();
      }
      if (first.get() == null) {
        throw noQuote;
      }
      return first.get();
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }
}
