/*
 * Approach: each thread puts its task into a queue when it is done, and the caller takes them
 * out.
 * Right because: the queue has the order in which the answers came, and the caller waits for as
 * many as there are banks at most.
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
    List<FutureTask<Q>> tasks = new ArrayList<>();
    for (Callable<Q> bank : banks) {
      FutureTask<Q> task =
          new FutureTask<>(bank) {
            @Override
            protected void done() {
              answers.add(this);
            }
          };
      tasks.add(task);
      new Thread(task).start();
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
      tasks.forEach(task -> task.cancel(true));
    }
  }
}
