/*
 * Mistake: a CompletionException that a bank itself throws is taken for a wrapper, and only its
 * cause is told.
 * Looks right because: that is how a CompletableFuture wraps what its task has thrown.
 * Caught by: whateverTheyThrowIsTold
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    BlockingQueue<CompletableFuture<Q>> answers = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      CompletableFuture<Q> answer = new CompletableFuture<>();
      answer.whenComplete((quote, failure) -> answers.add(answer));
      threads.add(new Thread(() -> complete(answer, bank)));
    }
    threads.forEach(Thread::start);
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    try {
      for (int i = 0; i < banks.size(); i++) {
        try {
          return answers.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        } catch (CancellationException e) {
          noQuote.addSuppressed(e);
        }
      }
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static <Q> void complete(CompletableFuture<Q> answer, Callable<Q> bank) {
    try {
      answer.complete(bank.call());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }
}
