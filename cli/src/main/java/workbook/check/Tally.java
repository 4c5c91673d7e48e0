package workbook.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import workbook.engine.Exploration;
import workbook.engine.TestResult;
import workbook.engine.Verdict;

/** How often a test came to which verdict on one answer. Not safe for several threads at once. */
final class Tally {
  private final Map<Verdict, Integer> times = new EnumMap<>(Verdict.class);
  private final Map<Verdict, String> messages = new EnumMap<>(Verdict.class);
  private Exploration poorest; // null if no run has explored anything

  void add(TestResult result) {
    times.merge(result.verdict(), 1, Integer::sum);
    messages.putIfAbsent(result.verdict(), result.message());
    result
        .exploration()
        .ifPresent(run -> poorest = poorest == null ? run : Exploration.poorer(poorest, run));
  }

  int runs() {
    return times.values().stream().mapToInt(Integer::intValue).sum();
  }

  int passed() {
    return times.getOrDefault(Verdict.PASSED, 0);
  }

  /** In how many runs the test itself told what is wrong. */
  int failed() {
    return times.getOrDefault(Verdict.FAILED, 0);
  }

  /** Of all runs the one that explored the least; empty if the test does not explore. */
  Optional<Exploration> poorest() {
    return Optional.ofNullable(poorest);
  }

  /** The first message of a verdict, or an empty text. */
  String message(Verdict verdict) {
    return messages.getOrDefault(verdict, "");
  }

  /** Such as {@code failed 3 of 50 ("1.1: two tellers …")}. */
  String describeNotPassed() {
    StringBuilder text = new StringBuilder();
    times.forEach(
        (verdict, count) -> {
          if (verdict != Verdict.PASSED) {
            String first = message(verdict).lines().findFirst().orElse("");
            text.append(text.isEmpty() ? "" : ", ")
                .append("%s %d of %d".formatted(verdict, count, runs()))
                .append(first.isEmpty() ? "" : " (\"" + first + "\")");
          }
        });
    return text.toString();
  }
}
