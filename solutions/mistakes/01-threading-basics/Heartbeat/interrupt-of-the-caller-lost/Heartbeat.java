/*
 * Mistake: who is interrupted while waiting in close() is not told.
 * Looks right because: close() must not throw it, so it has to be caught.
 * Caught by: anInterruptInCloseIsNotLost
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
    if (thread != null) {
      throw new IllegalStateException("it beats already");
    }
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
        // nothing to do
      }
    }
  }
}
