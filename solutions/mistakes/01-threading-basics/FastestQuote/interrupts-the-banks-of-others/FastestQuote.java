/*
 * Mistake: whoever leaves interrupts the banks of all customers.
 * Looks right because: the list is safe for several threads, and has every thread that may be at
 * work.
 * Caught by: twoCustomers
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
  private static final List<Thread> ASKED = new CopyOnWriteArrayList<>();

  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
    BlockingQueue<FutureTask<Q>> answers = new LinkedBlockingQueue<>();
    try {
      for (Callable<Q> bank : banks) {
        FutureTask<Q> task = new FutureTask<>(bank);
        Thread thread =
            new Thread(
                () -> {
                  task.run();
                  answers.add(task);
                });
        ASKED.add(thread);
        thread.start();
      }
      for (int i = 0; i < banks.size(); i++) {
        try {
          return answers.take().get();
        } catch (ExecutionException e) {
          noQuote.addSuppressed(e.getCause());
        }
      }
      throw noQuote;
    } finally {
      ASKED.forEach(Thread::interrupt);
      ASKED.clear();
    }
  }
}
