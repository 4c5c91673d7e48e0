/*
 * Approach: a volatile flag ends the loop, and an interrupt wakes whoever sleeps; close() waits to the end.
 * Right because: the flag is set before the interrupt, so that whoever wakes sees it.
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
    while (!closed) {
      try {
        beat.beat();
      } catch (InterruptedException | RuntimeException e) {
        // the flag decides whether to go on
      }
      try {
        if (!closed) {
          Thread.sleep(interval.toMillis());
        }
      } catch (InterruptedException e) {
        // the flag decides whether to go on
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread == null) {
      return;
    }
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
