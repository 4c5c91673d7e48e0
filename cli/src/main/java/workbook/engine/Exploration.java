package workbook.engine;

import java.util.Map;
import java.util.Optional;

/**
 * How much of what could happen a test has explored in one run. Immutable.
 *
 * @param schedules how many orders of steps it has tried
 * @param complete whether there are no others; if not, its budget ran out before
 * @param millis how long it took
 */
public record Exploration(long schedules, boolean complete, long millis) {
  /** Of two runs of a test the one that was not complete, or else that with fewer schedules. */
  public static Exploration poorer(Exploration one, Exploration other) {
    if (one.complete != other.complete) {
      return one.complete ? other : one;
    }
    return one.schedules <= other.schedules ? one : other;
  }

  /** From what a test has reported; empty if it does not explore. */
  static Optional<Exploration> of(Map<String, String> reported) {
    try {
      return reported.containsKey("schedules")
          ? Optional.of(
              new Exploration(
                  Long.parseLong(reported.get("schedules")),
                  Boolean.parseBoolean(reported.get("complete")),
                  Long.parseLong(reported.getOrDefault("millis", "0"))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // the test's own business, and no reason to judge nothing
    }
  }
}
