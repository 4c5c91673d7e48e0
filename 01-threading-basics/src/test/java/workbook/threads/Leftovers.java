package workbook.threads;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import java.util.stream.Stream;
import workbook.support.Story;

/** The threads that have come into being since this was made, and are still there. */
final class Leftovers {
  /** Threads that the JDK starts when it is asked for the first time, and that belong to all. */
  private static final String OF_EVERYBODY = "ForkJoinPool\\.commonPool.*|.*[dD]elayScheduler.*";

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  /** The names of those that are there at this moment; empty if there are none. */
  String now() {
    return stream().map(Thread::getName).sorted().collect(joining(", "));
  }

  /** The names of those that will never end; empty if all end, be it a moment later. */
  String forEver(Story story) {
    Waiting.succeeds(() -> story.await("every thread to end", () -> stream().findAny().isEmpty()));
    return now();
  }

  /** Whether each of them waits for something at this moment, but for the one that is left out. */
  boolean allWaitBut(Thread one) {
    return stream().filter(thread -> thread != one).allMatch(Leftovers::waits);
  }

  /** Whether the thread has ended, or waits: for new work, for another thread, or for the test. */
  static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      default -> false;
    };
  }

  private Stream<Thread> stream() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> !thread.getName().matches(OF_EVERYBODY))
        .filter(thread -> !isOfTheSystem(thread.getThreadGroup()));
  }

  /** Whether the group is that of the JVM itself, or gone since its thread has ended. */
  private static boolean isOfTheSystem(ThreadGroup group) {
    return group == null || group.getParent() == null;
  }
}
