/*
 * Mistake: the customer waits once; woken for no reason, it takes it that there is no quote.
 * Looks right because: notifyAll() is called only for a quote, or when all have failed.
 * Caught by: theCustomerWaitsHoweverLong, aQuoteAndAFailureInEveryOrder
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

public final class FastestQuote {
  private FastestQuote() {}

  public static <Q> Q ask(List<Callable<Q>> banks) throws InterruptedException {
    Desk<Q> desk = new Desk<>(banks.size());
    List<Thread> threads = new ArrayList<>();
    banks.forEach(bank -> threads.add(new Thread(() -> desk.ask(bank))));
    threads.forEach(Thread::start);
    try {
      return desk.await();
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static final class Desk<Q> {
    private final List<Q> quotes = new ArrayList<>(); // guarded by this
    private final List<Throwable> failures = new ArrayList<>(); // guarded by this
    private final int banks;

    Desk(int banks) {
      this.banks = banks;
    }

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
          if (failures.size() == banks) {
            notifyAll();
          }
        }
      }
    }

    synchronized Q await() throws InterruptedException {
      if (quotes.isEmpty() && failures.size() < banks) {
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
