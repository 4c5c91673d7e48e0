/*
 * Approach: a scheduled executor with a fixed delay, and a beat that lets no exception out.
 * Right because: shutdownNow() interrupts its thread, and awaitTermination() waits for the end.
 */
package workbook.threads;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

public final class Heartbeat implements AutoCloseable {
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private final AtomicBoolean started = new AtomicBoolean();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
  }

  public void start() {
    if (started.getAndSet(true)) {
      throw new IllegalStateException("it beats already");
    }
    timer.scheduleWithFixedDelay(this::once, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void once() {
    try {
      beat.beat();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
