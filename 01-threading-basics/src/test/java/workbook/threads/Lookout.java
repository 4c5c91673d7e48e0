package workbook.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import workbook.support.Story;

/** Sees what becomes of threads that the test did not start itself. */
final class Lookout {
  private static final int SOME_LOOKS = 50;
  private static final int TOO_MANY_LOOKS = 1_000;

  private Lookout() {}

  /** Blocks until the condition holds, or until it is clear that it never will; says which. */
  static boolean happens(Story story, String what, BooleanSupplier condition) {
    return Waiting.succeeds(() -> story.await(what, condition)) || condition.getAsBoolean();
  }

  /** Blocks until the thread has ended, or waits for somebody, or turns in circles. */
  static void settle(Story story, Thread thread) {
    AtomicInteger looks = new AtomicInteger();
    AtomicInteger waiting = new AtomicInteger();
    story.await(
        thread.getName() + " to come to rest",
        () -> {
          boolean waits = thread.getState().compareTo(Thread.State.RUNNABLE) > 0;
          waiting.set(waits ? waiting.get() + 1 : 0);
          return !thread.isAlive()
              || waiting.get() > SOME_LOOKS
              || looks.incrementAndGet() > TOO_MANY_LOOKS;
        });
  }
}
