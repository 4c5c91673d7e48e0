/*
 * Mistake: a bank wakes the customer by an interrupt, and if another bank does it, too, that one
 * stays.
 * Looks right because: an interrupt ends any sleep, and the customer looks why it was woken.
 * Caught by: aQuoteAndAFailureInEveryOrder
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    Thread customer = Thread.currentThread();
    BlockingQueue<FutureTask<Q>> answers = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      FutureTask<Q> task = new FutureTask<>(bank);
      threads.add(
          new Thread(
              () -> {
                task.run();
                answers.add(task);
                customer.interrupt();
              }));
    }
    threads.forEach(Thread::start);
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    try {
      for (int i = 0; i < banks.size(); i++) {
        try {
          return next(answers).get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static <Q> FutureTask<Q> next(Queue<FutureTask<Q>> answers) throws InterruptedException {
    FutureTask<Q> next = answers.poll();
    while (next == null) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        next = answers.poll();
        if (next == null) {
          throw e;
        }
      }
      next = next == null ? answers.poll() : next;
    }
    return next;
  }
}
