/*
 * Approach: an executor with one thread, which is made in start(); its only task is the loop.
 * Right because: the executor knows that it was shut down, though a beat may use up the interrupt.
 */
package workbook.threads;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public final class Heartbeat implements AutoCloseable {
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private ExecutorService executor; // guarded by this

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
  }

  public synchronized void start() {
    if (executor != null && !executor.isTerminated()) {
      throw new IllegalStateException("it beats already");
    }
    ExecutorService mine = Executors.newSingleThreadExecutor();
    mine.execute(() -> run(mine));
    executor = mine;
  }

  private void run(ExecutorService mine) {
    try {
      while (!mine.isShutdown()) {
        try {
          beat.beat();
        } catch (RuntimeException e) {
          System.getLogger("heartbeat").log(System.Logger.Level.DEBUG, "a beat failed", e);
        }
        if (!mine.isShutdown()) {
          Thread.sleep(interval.toMillis());
        }
      }
    } catch (InterruptedException e) {
      // it was closed
    }
  }

  @Override
  public void close() {
    ExecutorService mine;
    synchronized (this) {
      mine = executor;
    }
    if (mine == null) {
      return;
    }
    mine.shutdownNow();
    try {
      mine.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
