/*
 * Mistake: a second start is refused by the thread, with an IllegalThreadStateException.
 * Looks right because: that is an illegal state, as its name says; but in Java it is an illegal argument.
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
  private final Thread thread;

  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
    thread = new Thread(this::run, "heartbeat");
  }

  public void start() {
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
