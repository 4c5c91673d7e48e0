package workbook.locks;

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
}
