package workbook.locks;

import java.util.concurrent.atomic.AtomicBoolean;
import workbook.support.Checkpoint;
import workbook.support.Story;

/** Holds a thread that has given a lock back and comes for a lock again: its one step was two. */
final class ComingBack {
  private ComingBack() {}

  /** A checkpoint for the thread of that name. A thread that does everything in one go is free. */
  static Checkpoint of(Story story, String who, WatchedLock... locks) {
    Checkpoint again = story.checkpoint(who + " coming for a lock again");
    AtomicBoolean gaveBack = new AtomicBoolean();
    for (WatchedLock lock : locks) {
      lock.beforeGivingBack =
          () -> {
            if (Thread.currentThread().getName().equals(who)) {
              gaveBack.set(true);
            }
          };
      lock.beforeTaking =
          () -> {
            if (gaveBack.get() && Thread.currentThread().getName().equals(who)) {
              again.pass();
            }
          };
    }
    return again;
  }
}
