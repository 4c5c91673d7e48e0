/*
 * Mistake: after three beats in a row that fail, it gives up.
 * Looks right because: something that always fails is broken.
 * Caught by: aFailingBeatIsNotTheLast
 */
package workbook.threads;

import java.time.Duration;

public final class Heartbeat implements AutoCloseable {
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private Thread thread; // guarded by this
  private volatile boolean closed;

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
  }

  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("it beats already");
    }
    thread = new Thread(this::run, "heartbeat");
    thread.start();
  }

  private void run() {
    int failures = 0;
    try {
      while (!closed) {
        try {
          beat.beat();
          failures = 0;
        } catch (RuntimeException e) {
          if (++failures == 3) {
            return;
          }
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
    Thread started;
    synchronized (this) {
      started = thread;
    }
    if (started == null) {
      return;
    }
    closed = true;
    started.interrupt();
    try {
      started.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
