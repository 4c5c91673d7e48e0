/*
 * Mistake: the constructor starts the thread.
 * Looks right because: a heartbeat beats; who makes one wants it to.
 * Caught by: noThreadBeforeStart
 */
package workbook.threads;

import java.time.Duration;

public final class Heartbeat implements AutoCloseable {
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private final Thread thread;
  private boolean started; // guarded by this

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
    thread = new Thread(this::run, "heartbeat");
    thread.start();
  }

  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("it beats already");
    }
    started = true;
  }

  private void run() {
    try {
      while (true) {
        try {
          beat.beat();
        } catch (RuntimeException e) {
          System.err.println(e.getMessage());
        }
        Thread.sleep(interval.toMillis());
      }
    } catch (InterruptedException e) {
      // it was closed
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
