/*
 * Mistake: close() gives the beat some time to end by itself, and if it is interrupted meanwhile, it never asks.
 * Looks right because: a beat is not torn apart if it is nearly done.
 * Caught by: anInterruptedCloserEndsItAllTheSame
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
          System.getLogger("heartbeat").log(System.Logger.Level.DEBUG, "a beat failed", e);
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
    try {
      started.join(10);
      closed = true;
      started.interrupt();
      started.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
