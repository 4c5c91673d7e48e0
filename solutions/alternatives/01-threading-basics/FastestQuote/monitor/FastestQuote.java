/*
 * Approach: the threads leave their quotes and failures in an object, and the caller waits on
 * its monitor.
 * Right because: everything is guarded by that monitor, and the caller asks again after each
 * wake-up.
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    Desk<Q> desk = new Desk<>();
    List<Thread> threads = new ArrayList<>();
    banks.forEach(bank -> threads.add(new Thread(() -> desk.ask(bank))));
    threads.forEach(Thread::start);
    try {
      return desk.await(banks.size());
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static final class Desk<Q> {
    private final List<Q> quotes = new ArrayList<>(); // guarded by this
    private final List<Throwable> failures = new ArrayList<>(); // guarded by this

    void ask(Callable<Q> bank) {
      try {
        Q quote = bank.call();
        synchronized (this) {
          quotes.add(quote);
          notifyAll();
        }
      } catch (Throwable e) {
        synchronized (this) {
          failures.add(e);
          notifyAll();
        }
      }
    }

    synchronized Q await(int banks) throws InterruptedException {
      while (quotes.isEmpty() && failures.size() < banks) {
        wait();
      }
      if (quotes.isEmpty()) {
        NoSuchElementException noQuote = new NoSuchElementException("no bank has a quote");
        failures.forEach(noQuote::addSuppressed);
        throw noQuote;
      }
      return quotes.get(0);
    }
  }
}
