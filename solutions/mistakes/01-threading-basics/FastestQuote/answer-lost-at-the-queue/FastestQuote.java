/*
 * Mistake: a bank that answers with its interrupt flag set cannot put its answer into the queue,
 * and the customer waits for ever.
 * Looks right because: the queue has no limit, so that put() does not wait.
 * Caught by: twoCustomers, whateverTheyThrowIsTold
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    BlockingQueue<FutureTask<Q>> answers = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      FutureTask<Q> task = new FutureTask<>(bank);
      threads.add(new Thread(() -> answer(task, answers)));
    }
    threads.forEach(Thread::start);
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    try {
      for (int i = 0; i < banks.size(); i++) {
        try {
          return answers.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static <Q> void answer(FutureTask<Q> task, BlockingQueue<FutureTask<Q>> answers) {
    try {
      task.run();
      answers.put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
