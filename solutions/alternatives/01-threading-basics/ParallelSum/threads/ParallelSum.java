/*
 * Approach: threads that take one account after the other, and remember the first failure.
 * Right because: only the first failure is kept, it wakes the caller, and the caller interrupts all threads.
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
            try {
              for (int n = next.getAndIncrement();
                  n < accounts.size() && failure.get() == null;
                  n = next.getAndIncrement()) {
                total.add(accounts.get(n).getAsLong());
              }
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
              over.countDown();
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
      next.set(accounts.size());
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
