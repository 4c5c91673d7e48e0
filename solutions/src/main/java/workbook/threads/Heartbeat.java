package workbook.threads;

import java.time.Duration;

/**
 * Repeats a beat on a thread of its own, until somebody closes it. An interrupt ends the pause:
 * nothing else reaches a thread that sleeps. A flag ends the loop: a beat may use up the interrupt.
 *
 * <p>Several operators may use it at once.
 */
public final class Heartbeat implements AutoCloseable {
  /** What is repeated. It may take long; an interrupt ends it early. */
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private Thread thread; // guarded by this; null until it is started
  private volatile boolean closed;

  /** Only remembers what it is given: no thread begins before {@link #start}. */
  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
    // 1: who only makes a heartbeat does not want a thread, and the object is not complete yet
  }

  /**
   * Beats at once, and again after each interval; does not wait for a beat. An
   * IllegalStateException if it beats already, which then goes on as before.
   */
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
    try {
      while (!closed) {
        // 3: caught inside the loop, so the loop goes on
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
      // 4: an interrupt is a request to end, and outside the loop there is nothing left to do
    }
  }

  /**
   * Interrupts the beat, or the pause between two beats, and returns when the thread has ended. A
   * beat that is under way is the last one, whether it answers the interrupt with an exception of
   * any kind or returns. Does nothing if it was never started; what start() does after close() is
   * up to you. If the caller is interrupted, before or meanwhile, it need not wait any longer, but
   * the thread ends all the same, and the caller's interrupt flag is set when it comes back.
   */
  @Override
  public void close() {
    Thread started;
    synchronized (this) {
      started = thread;
    }
    if (started != null) {
      closed = true; // first, so that a beat that uses up the interrupt is the last one
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
