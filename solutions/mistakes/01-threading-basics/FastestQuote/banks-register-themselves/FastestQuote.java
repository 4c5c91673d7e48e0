/*
 * Mistake: a bank whose thread gets going only when there is a quote is not in the list yet, and
 * nobody interrupts it.
 * Looks right because: each thread enters itself before it asks its bank.
 * Caught by: aBankThatBeginsLate
 */
package workbook.threads;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    BlockingQueue<FutureTask<Q>> answers = new LinkedBlockingQueue<>();
    List<Thread> atWork = new CopyOnWriteArrayList<>();
    for (Callable<Q> bank : banks) {
      FutureTask<Q> task = new FutureTask<>(bank);
      new Thread(
              () -> {
                atWork.add(Thread.currentThread());
                task.run();
                answers.add(task);
              })
          .start();
    }
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
      atWork.forEach(Thread::interrupt);
    }
  }
}
