/*
 * Mistake: the customer looks for a quote without the monitor, and sleeps when it has just come.
 * Looks right because: the quote is volatile, and is looked at before each sleep.
 * Not caught because: it is in most runs, by five tests, but on a busy machine a thread that is
 * blocked for good cannot always be told from a slow one.
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    Desk<Q> desk = new Desk<>();
    List<Thread> threads = new ArrayList<>();
    banks.forEach(bank -> threads.add(new Thread(() -> desk.ask(bank))));
    threads.forEach(Thread::start);
    try {
      while (desk.quote == null && desk.failures.size() < banks.size()) {
        synchronized (desk) {
          desk.wait();
        }
      }
      if (desk.quote != null) {
        return desk.quote;
      }
      NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
      desk.failures.forEach(noQuote::addSuppressed);
      throw noQuote;
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static final class Desk<Q> {
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile Q quote;

    void ask(Callable<Q> bank) {
      try {
        quote = bank.call();
      } catch (Throwable e) {
        failures.add(e);
      }
      synchronized (this) {
        notifyAll();
      }
    }
  }
}
