/*
 * Mistake: a flag asks the thread to end, but a thread that sleeps does not look at it.
 * Looks right because: the flag is even volatile, and with a short interval nobody notices.
 * Caught by: closeEndsALongPause, closeEndsALongBeat
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
    try {
      while (!closed) {
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
      closed = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
