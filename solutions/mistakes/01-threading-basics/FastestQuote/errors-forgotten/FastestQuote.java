/*
 * Mistake: an Error is no Exception: it ends the thread, and nobody counts this bank.
 * Looks right because: every exception is caught, checked or not.
 * Caught by: anErrorIsAFailure
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      Runnable task =
          () -> {
            try {
              Q quote = bank.call();
              answers.add(List.of(quote));
            } catch (Exception e) {
              answers.add(e);
            }
          };
      threads.add(new Thread(task));
    }
    threads.forEach(Thread::start);
    try {
      NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
      for (int i = 0; i < banks.size(); i++) {
        Object answer = answers.take();
        if (answer instanceof Exception e) {
          noQuote.addSuppressed(e);
        } else {
          @SuppressWarnings("unchecked")
          List<Q> quote = (List<Q>) answer;
          return quote.get(0);
        }
      }
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }
}
