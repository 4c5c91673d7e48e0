package workbook.support;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Every limit of the tests, in one place. A slow machine gets more time with {@code
 * -Dworkbook.slow=3}, up to 20; under a debugger the limits do not count.
 */
final class Limits {
  private static final int MOST_SLOW = 20;
  private static final double SCALE = scaleOf(System.getProperty("workbook.slow", "1"));

  private static final boolean DEBUGGER =
      ManagementFactory.getRuntimeMXBean().getInputArguments().toString().contains("jdwp");

  /** No step of a story takes longer. */
  static final Duration STEP =
      DEBUGGER ? Duration.ofDays(1) : Duration.ofMillis((long) (4_000 * SCALE));

  /** No test takes longer. */
  static final Duration TEST = STEP.multipliedBy(2);

  /** Most tests are done by then, and until then nobody looks whether one hangs. */
  static final Duration QUICK = Duration.ofMillis(100);

  /** Turns that others get when a limit is over, since on a starved machine they had none. */
  static final int LATE = (int) (250 * SCALE);

  /** Looks, a millisecond or more apart, that find a thread unmoved before it counts as parked. */
  static final int PARKED = (int) (50 * SCALE);

  /** Turns that others get before it counts, since a busy machine may keep a thread waiting. */
  static final int TURNS = 8;

  /** Looks before something that could happen at any moment counts as not happening. */
  static final int PATIENCE = (int) (250 * SCALE);

  /** Looks that find all threads unmoved before nobody expects one to move again. */
  static final int DEADLOCK = (int) (250 * SCALE);

  /** Looks after that before it is told: now and then a processor stands still for so long. */
  static final int HOPELESS = (int) (250 * SCALE);

  /** Threads shake an exercise for so many steps and nanoseconds each, and no longer than that. */
  static final int SHAKES = 300;

  static final long SHAKE = (long) (150_000_000 * SCALE);
  static final long LONG_SHAKE = 20 * SHAKE;

  /** Processor time a thread burns without getting anywhere before it counts as spinning. */
  static final Duration SPINNING = Duration.ofMillis((long) (300 * SCALE));

  /** Waits a thread begins without getting anywhere before it counts as polling. */
  static final int POLLING = 30;

  /** All threads of a schedule stand still for so long before that counts as blocked for good. */
  static final Duration REST = Duration.ofMillis((long) (400 * SCALE));

  private Limits() {}

  /** How much longer than usual things may take; 1 if the text says nothing sensible. */
  static double scaleOf(String slow) {
    try {
      double scale = Double.parseDouble(slow);
      if (scale > 0 && scale <= MOST_SLOW) {
        return scale;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    System.err.println(
        "-Dworkbook.slow needs a number above 0, and at most "
            + MOST_SLOW
            + ", not "
            + slow
            + ": ignored.");
    return 1;
  }
}
