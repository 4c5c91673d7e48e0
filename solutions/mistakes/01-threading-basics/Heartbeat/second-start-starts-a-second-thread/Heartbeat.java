/*
 * Mistake: start() does not look whether it beats already.
 * Looks right because: nobody will start it twice.
 * Caught by: aSecondStartIsRefused
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

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
  }

  public synchronized void start() {
    thread = new Thread(this::run, "heartbeat");
    thread.start();
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
