/*
 * Mistake: a worker goes on until its interrupt flag is set, and a lookup that catches the interrupt and returns has cleared it.
 * Looks right because: every worker is interrupted, and looks at its flag.
 * Caught by: lookupsThatReturnAreTheLast
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

public class ParallelSum {
  private static final class Outcome {
    final long amount;
    final Throwable failure;

    Outcome(long amount, Throwable failure) {
      this.amount = amount;
      this.failure = failure;
    }
  }

  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    Queue<LongSupplier> open = new ConcurrentLinkedQueue<>(accounts);
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    List<Thread> team = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      team.add(new Thread(() -> work(open, outcomes), "summer-" + i));
    }
    team.forEach(Thread::start);
    try {
      long total = 0;
      for (int i = 0; i < accounts.size(); i++) {
        Outcome outcome = outcomes.take();
        if (outcome.failure != null) {
          throw ParallelSum.<RuntimeException>thrown(outcome.failure);
        }
        total += outcome.amount;
      }
      return total;
    } finally {
      team.forEach(Thread::interrupt);
    }
  }

  private static void work(Queue<LongSupplier> open, BlockingQueue<Outcome> outcomes) {
    while (!Thread.currentThread().isInterrupted()) {
      LongSupplier account = open.poll();
      if (account == null) {
        return;
      }
      try {
        outcomes.add(new Outcome(account.getAsLong(), null));
      } catch (Throwable t) {
        outcomes.add(new Outcome(0, t));
        return;
      }
    }
  }

  /** Throws just what it is given, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T thrown(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
