/*
 * Mistake: there is no loop: the heart beats once.
 * Looks right because: it beats as soon as it is started, and it can be closed.
 * Caught by: itBeatsAgainAndAgain
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
      try {
        beat.beat();
      } catch (RuntimeException e) {
        System.err.println(e.getMessage());
      }
      Thread.sleep(interval.toMillis());
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
