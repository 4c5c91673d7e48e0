package workbook.threads;

import java.time.Duration;

/**
 * Repeats a beat on a thread of its own, until somebody closes it. An interrupt is what ends it:
 * nothing else reaches a thread that sleeps.
 *
 * <p>Thread-safe. What a beat throws ends neither the heartbeat nor the thread that closes it.
 */
public final class Heartbeat implements AutoCloseable {
  /** What is repeated. It may take long; an interrupt ends it early. */
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private Thread thread; // guarded by this; null until it is started

  /** Only remembers what it is given: no thread begins before {@link #start}. */
  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
    // 1: who only makes a heartbeat does not want a thread, and the object is not complete yet
  }

  /** Beats at once, and again after each interval. An IllegalStateException if it beats already. */
  public synchronized void start() {
    // 2: a lost thread could never be ended again; looking and starting are one step
    if (thread != null) {
      throw new IllegalStateException("it beats already");
    }
    thread = new Thread(this::run, "heartbeat");
    thread.start();
  }

  /** A beat that throws a RuntimeException is skipped, and the next one comes all the same. */
  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        // 3: caught inside the loop, so the loop goes on
        try {
          beat.beat();
        } catch (RuntimeException e) {
          System.getLogger("heartbeat").log(System.Logger.Level.DEBUG, "a beat failed", e);
        }
        Thread.sleep(interval.toMillis());
      } catch (InterruptedException e) {
        // 4: who interrupts wants the thread to end; the flag is clear by now, so it is set again
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Interrupts the beat, or the pause between two beats, and returns when the thread has ended.
   * Does nothing if it was never started. If the caller is interrupted meanwhile, it does not wait
   * any longer, but its interrupt flag is set when it comes back.
   */
  @Override
  public void close() {
    Thread started;
    synchronized (this) {
      started = thread;
    }
    if (started != null) {
      started.interrupt();
      try {
        // 5: an interrupt is a request; only after join() can there be no more beat
        started.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // it is the caller who is meant, so it is passed on
      }
    }
  }
}
