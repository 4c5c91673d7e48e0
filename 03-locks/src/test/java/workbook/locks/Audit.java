package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import workbook.support.Story;

/**
 * Each time that a thread has given a lock back, an auditor may have it. He writes down what he
 * sees then, and the thread goes on only after that. So what it does too late comes to light.
 */
final class Audit {
  private Audit() {}

  /** What the auditor sees each time that the thread of that name has given the lock back. */
  static List<String> of(Story story, String who, WatchedLock lock, Callable<String> look) {
    List<String> seen = new CopyOnWriteArrayList<>();
    lock.afterGivingBack =
        () -> {
          if (Thread.currentThread().getName().equals(who)) {
            seen.add(story.start("auditor", look).result());
          }
        };
    return seen;
  }

  /** Whoever finds the lock free may find a call that has not begun, or is done; none halfway. */
  static void assertComplete(String did, List<String> seen, String before, String after) {
    assertThat(seen)
        .withFailMessage(
            "%s, and as soon as the lock was given back, an auditor took it and looked%n"
                + "balance and lines then: expected %s, was %s",
            did, after, seen.isEmpty() ? "nothing: no lock came back" : String.join(", ", seen))
        .endsWith(after)
        .isSubsetOf(before, after);
  }
}
