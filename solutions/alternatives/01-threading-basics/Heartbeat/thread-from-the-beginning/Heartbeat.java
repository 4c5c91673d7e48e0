/*
 * Approach: the thread is made in the constructor, and started in start().
 * Right because: a Thread object is no running thread; one that never ran can be interrupted and joined.
 */
package workbook.threads;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

public final class Heartbeat implements AutoCloseable {
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closed;

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
    thread = new Thread(this::run, "heartbeat");
  }

  public void start() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("it beats already");
    }
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        try {
          beat.beat();
        } catch (RuntimeException e) {
          System.err.println(e.getMessage());
        }
        if (!closed) {
          Thread.sleep(interval.toMillis());
        }
      }
    } catch (InterruptedException e) {
      // it was closed
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
