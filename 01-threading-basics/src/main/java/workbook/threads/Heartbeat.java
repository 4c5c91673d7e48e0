package workbook.threads;

import java.time.Duration;

/**
 * Repeats a beat on a thread of its own, until somebody closes it. Right now it begins too early,
 * ends when a beat fails, and does not end when it is closed. Several operators may use it at once.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 01-threading-basics -Dtest=HeartbeatTest</pre>
 */
public final class Heartbeat implements AutoCloseable {
  /** What is repeated. It may take long; an interrupt ends it early. */
  public interface Beat {
    void beat() throws InterruptedException;
  }

  private final Duration interval;
  private final Beat beat;
  private Thread thread;

  /** Only remembers what it is given: no thread begins before {@link #start}. */
  public Heartbeat(Duration interval, Beat beat) {
    this.interval = interval;
    this.beat = beat;
    // TODO 1: nobody has called start() yet
    start();
  }

  /**
   * Beats at once, and again after each interval; does not wait for a beat. An
   * IllegalStateException if it beats already, which then goes on as before.
   */
  public void start() {
    // TODO 2: each call starts one more thread, and only the last one is remembered
    thread = new Thread(this::run, "heartbeat");
    thread.start();
  }

  /** A beat that throws a RuntimeException is skipped, and the next one comes all the same. */
  private void run() {
    while (true) {
      try {
        // TODO 3: when a beat fails, there is nobody to go on
        beat.beat();
        Thread.sleep(interval.toMillis());
      } catch (InterruptedException e) {
        // TODO 4: the request to end arrives here, and gets lost
      }
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
    // TODO 5: the thread is told to end, but has not ended yet, and there may be no thread at all
    thread.interrupt();
  }
}
