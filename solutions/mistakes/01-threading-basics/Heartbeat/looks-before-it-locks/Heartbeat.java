/*
 * Mistake: two callers of start() may both find no thread, since each looks before it takes the lock.
 * Looks right because: the thread is made and started under the lock.
 * Caught by: twoOperatorsStartIt
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

  public void start() {
    if (isStarted()) {
      throw new IllegalStateException("it beats already");
    }
    synchronized (this) {
      thread = new Thread(this::run, "heartbeat");
      thread.start();
    }
  }

  private synchronized boolean isStarted() {
    return thread != null;
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
    closed = true;
    started.interrupt();
    try {
      started.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
