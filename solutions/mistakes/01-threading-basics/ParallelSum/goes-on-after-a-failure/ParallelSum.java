/*
 * Mistake: a worker whose lookup has failed goes on with the next account.
 * Looks right because: the failure is kept and told, and the threads are interrupted.
 * Caught by: lookupsThatAreLeftDoNotGoOn
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    LongAdder total = new LongAdder();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger busy = new AtomicInteger(workers);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Runnable work =
          () -> {
            for (int n = next.getAndIncrement(); n < accounts.size(); n = next.getAndIncrement()) {
              try {
                total.add(accounts.get(n).getAsLong());
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                over.countDown();
                Thread.interrupted(); // so that the next account gets its chance
              }
            }
            if (busy.decrementAndGet() == 0) {
              over.countDown();
            }
          };
      threads.add(new Thread(work, "lookup-" + i));
    }
    try {
      threads.forEach(Thread::start);
      over.await();
    } finally {
      threads.forEach(Thread::interrupt);
    }
    if (failure.get() instanceof Error error) {
      throw error;
    } else if (failure.get() != null) {
      throw (RuntimeException) failure.get();
    }
    return total.sum();
  }
}
